"""Cited works as CSL-JSON, which Zotero, Mendeley, pandoc and word processors' add-ins take."""

import json
from collections.abc import Sequence

from reader.citing.items import csl_item, keys
from reader.i18n import gettext as _
from reader.model.bibliography import Work


def write(works: Sequence[Work]) -> bytes:
    """An array of items in UTF-8."""
    items = [csl_item(work, key) for work, key in zip(works, keys(works), strict=True)]
    for work, item in zip(works, items, strict=True):
        if not work.is_parsed:
            item["note"] = _("未能拆解，照錄原文")
    return (json.dumps(items, ensure_ascii=False, indent=2) + "\n").encode()
