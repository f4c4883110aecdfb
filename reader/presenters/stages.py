"""What the stages of long work are called."""

from reader.i18n import gettext as _


def stage_name(stage: str) -> str:
    """`stage` as Progress has it, in the language of the interface."""
    names = {
        "import": _("匯入"),
        "restructure": _("整理結構"),
        "index": _("索引"),
        "correct": _("更正"),
        "write": _("寫入"),
        "reading": _("讀取"),
        "collocates": _("計算共現詞"),
        "terms": _("計算特色詞"),
        "page": _("繪製頁面"),
    }
    return names.get(stage, stage)
