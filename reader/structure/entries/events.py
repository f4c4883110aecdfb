"""Events that one may register for, from the rows of tables and from labelled fields below one another."""

from collections.abc import Container, Iterator, Sequence
from datetime import date
from typing import Final

from reader.model.document import Block, Event
from reader.structure.addresses import addresses
from reader.structure.kinds import FURNITURE, HEADING, LIST_ITEM, PARAGRAPH, TABLE
from reader.structure.numbering import numbered, without_sign
from reader.structure.rules import Rule, rule
from reader.structure.words import calendar_days
from reader.structure.words.phrases import field_of, field_value
from reader.structure.words.section_names import is_section

NAMES_EVENT: Final = rule(
    "label of the name of an event",
    r"(?:(?:活動|課程|會議|講座|講習|研討會|說明會|座談會|論壇|展覽)?(?:名稱|主題|題目)|講題|活動|課程)$",
    ("活動名稱", "講題", "主題"),
    ("書名", "計畫名稱", "活動日期", "主講人"),
)
TELLS_WHEN: Final = rule(
    "label of the days of an event",
    r"(?!報名|公告|發[布佈]|更新|刊登|發行|出刊|截止|出版|開放|營業|門診|上班|使用|烹[調飪]|租期).{0,6}(?:日期|時間|期間|日)$",
    ("日期", "時間", "活動日期", "上課時間"),
    ("報名日期", "報名截止日", "發布日期", "地點", "開放時間", "門診時間"),
)
NAMES_DAY: Final = rule(
    "what names a day, and not how long something takes",
    r".*?(?:\d\s?/\s?\d|(?<!個)月|星期|[週周][一二三四五六日末]|(?<![\d.])\d{1,4}[.-]\d{1,2}(?:[.-]\d{1,2})?(?![\d.:：])"
    r"|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?\s?\d)",
    ("6 月 3 日（二）14:00", "六月三日", "2031-06-03", "6.3 下午 2 時", "即日起至 6/3", "每週三晚間", "3 June 2031"),
    ("120 分鐘", "一年", "全年無休", "三個月", "9:00-12:00", "Market hours"),
)
TELLS_LAST_DAY: Final = rule(
    "label of the last day for registering",
    r"(?:報名|申請|收件|登記)?(?:截止|期限)|(?:報名|申請|登記)(?:日期|時間|期間)",
    ("報名截止日", "報名期限", "截止日期", "報名時間"),
    ("報名方式", "活動日期", "有效期限"),
)
TELLS_WHO_HOLDS: Final = rule(
    "label of who holds an event",
    "(?:主辦|執行|辦理)(?:單位|機關|機構|[者人方])?$",
    ("主辦單位", "執行單位", "主辦"),
    ("協辦單位", "指導單位", "單位"),
)
HAS_ADDRESS: Final = rule(
    "label before the address of an event",
    "(?:報名|活動|課程|線上|詳細)?(?:資訊|報名)?(?:網址|連結|網頁|網站)$|報名",
    ("報名網址", "網址", "報名", "線上報名連結"),
    ("地址", "全文網址"),
)
INVITES: Final = rule(
    "label that invites to an event to come",
    "(?:線上|活動|免費)?報名|截止|(?:報名|參加)費用?$|名額|洽詢",
    ("報名方式", "線上報名", "參加費用", "名額限制"),
    ("主辦單位", "時間", "費用", "活動費用", "會議紀錄"),
)
RULES: Final[tuple[Rule, ...]] = (
    NAMES_EVENT,
    TELLS_WHEN,
    NAMES_DAY,
    TELLS_LAST_DAY,
    TELLS_WHO_HOLDS,
    HAS_ADDRESS,
    INVITES,
)

_COLUMNS: Final = (
    ("主辦", "執行單位", "辦理單位", "單位"),
    ("截止", "報名日", "期限"),
    ("日期", "時間", "展期"),
    ("名稱", "主題", "內容", "活動", "會議"),
    ("網址", "連結"),
)
_LEAST: Final = 4  # cells of a row
_INVITING: Final = ("報名", "線上報名", "截止")  # how an item of a list does
_FEWEST: Final = 2  # fields of an event below the title that names it

_Field = tuple[str, str]  # label and value
_Told = tuple[str, str, str, str, str]  # organiser, deadline, day, name and address


def may_announce(blocks: Sequence[Block], roles: Container[str | None]) -> bool:
    """Whether `blocks` with these roles may announce events at all."""
    if "events" in roles or "field" in roles:
        return True
    return any(block.kind is LIST_ITEM and block.text.startswith(_INVITING) for block in blocks)


def events(blocks: Sequence[Block], issued: date | None) -> Iterator[Event]:
    """The events that `blocks` announce, in their order.  issued: the day of the issue, for days without a year."""
    fields: list[_Field] = []
    first = 0
    for index, block in enumerate(blocks):
        if block.kind is FURNITURE:
            continue
        field = _field(block)
        if fields and (field is None or _begins_another(field[0], [label for label, _ in fields])):
            yield from _announced(blocks, first, fields, issued)
            fields = []
        if field:
            first = first if fields else index
            fields.append(field)
        elif block.role == "events" and block.kind is TABLE:
            yield from _rows(block, index, issued)
    if fields:
        yield from _announced(blocks, first, fields, issued)


def _begins_another(label: str, labels: Sequence[str]) -> bool:
    """Whether a field with `label` below those with `labels` is of another event."""
    return label == labels[0] or (NAMES_EVENT.match(label) is not None and any(map(NAMES_EVENT.match, labels)))


def _field(block: Block) -> _Field | None:
    """The label and value of a block that is a labelled field, an item of a list perhaps."""
    if block.role == "field" and block.label and block.kind is PARAGRAPH:
        return block.label, field_value(block.text, block.label)
    found = field_of(block.text) if block.kind is LIST_ITEM else None
    return (found["label"], found["value"].strip()) if found else None


def _announced(blocks: Sequence[Block], first: int, fields: Sequence[_Field], issued: date | None) -> Iterator[Event]:
    """The event that fields from the block `first` on announce, if they or the title above name it, tell its day and
    invite to it: minutes have such fields too."""

    def value(label: Rule) -> str:
        return next((value for name, value in fields if label.match(name)), "")

    organiser, deadline, day = map(value, (TELLS_WHO_HOLDS, TELLS_LAST_DAY, TELLS_WHEN))
    invites = any(INVITES.match(name) for name, _ in fields) or (organiser and value(HAS_ADDRESS))
    name = value(NAMES_EVENT) or (_title_above(blocks, first) if len(fields) >= _FEWEST else "")
    if name and NAMES_DAY.match(day) and invites:
        urls = (url for label, value in fields if HAS_ADDRESS.match(label) for url in addresses(value))
        yield _event((organiser, deadline, day, name, next(urls, "")), issued, first)


def _title_above(blocks: Sequence[Block], first: int) -> str:
    """The heading right above the block `first`, without its number; empty where it names a section."""
    above = next((block for block in reversed(blocks[:first]) if block.kind is not FURNITURE), None)
    if above is None or above.kind is not HEADING or is_section(above.text):
        return ""
    counted = numbered(above.text)
    return above.text[counted.end :] if counted else without_sign(above.text)


def _rows(table: Block, index: int, issued: date | None) -> Iterator[Event]:
    """The events in the rows of the block `index`."""
    head, *rows = table.cell_texts()
    order = _order(head)
    for row in rows:
        if len(row) >= _LEAST:
            organiser, deadline, day, name, url = (row[at] if at is not None and at < len(row) else "" for at in order)
            yield _event((organiser, deadline, day, name, url), issued, index)


def _order(head: Sequence[str]) -> list[int | None]:
    """Where the columns of organiser, deadline, day, name and address stand, by their titles."""
    order: list[int | None] = []
    for words in _COLUMNS:
        found = (at for at, title in enumerate(head) if at not in order and any(word in title for word in words))
        order.append(next(found, None))
    return order if order[2] is not None and order[3] is not None else [0, 1, 2, 3, 4]


def _event(told: _Told, issued: date | None, block: int) -> Event:
    organiser, deadline, day, name, url = told
    last = calendar_days.short_span(deadline, issued)
    held = calendar_days.short_span(day, issued)
    return Event(
        organiser,
        last[-1] or last[0] if last else deadline or None,
        held[0] if held else day or None,
        held[1] if held else None,
        name,
        url if "://" in url or url.startswith("www.") else None,
        block,
    )
