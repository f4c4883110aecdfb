"""Writing an export to disk, whole or not at all."""

import os
from pathlib import Path
from uuid import uuid4

from reader.errors import ExportError
from reader.i18n import gettext as _


def write_file(path: Path, data: bytes) -> None:
    """Write `data`; an older file stays as it was until the new one is whole.  Raises ExportError."""
    part = path.with_name(f".{path.name}.{uuid4().hex}.part")
    try:
        with part.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        told = _("無法寫入「{path}」（{reason}）；請檢查權限與磁碟空間，或換一個位置。")
        raise ExportError(told.format(path=path, reason=error.strerror or error)) from error
