"""The words for who makes a text: crafts of those who write, and labels of an imprint, of which the rules for bylines,
reports, fields and imprints are made.  Each is a run of alternatives of an expression."""

from typing import Final

WRITES: Final = "撰文|撰稿|撰述|撰寫|執筆"
DID: Final = "(?:(?:綜合|專題|採訪|即時|現地)?報導|(?:綜合)?(?:編譯|整理|外電)|專訪|摘譯|譯稿)"
"""What stands behind the stroke after who reported a piece of news."""
RENDERS: Final = "編譯|翻譯|摘譯|譯寫|整理|彙整|編寫|編撰"
REPORTS: Final = "報導|採訪"
CRAFTS: Final = f"{WRITES}|{RENDERS}|{REPORTS}|編輯|記者"
"""Of whoever a periodical names above or below a piece."""
INTERVIEWED: Final = (
    "(?:採訪|訪問|專訪|口述)[、．・／/與和及&]?(?:整理|撰文|撰稿|[紀記]錄|報導|攝影|編譯|翻譯)"
    "(?:[、．・／/與和及&]?攝影)?"
)
"""The crafts of who held an interview and wrote it down."""

CHIEFS: Final = "發行人|社長|總編輯"
EDITORS: Final = "副總編輯|編輯委員|執行編輯|責任編輯|主編|編輯"
PUBLISHERS: Final = "發行單位|發行機關|發行機構|發行所|發行者"
HOUSES: Final = "出版單位|出版者|編輯單位|編印單位"
"""Who publishes, by labels that books have too."""


def labels(*words: str) -> tuple[str, ...]:
    """The words of several such runs, one by one."""
    return tuple("|".join(words).split("|"))
