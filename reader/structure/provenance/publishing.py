"""Who publishes a document and in which series, as its mastheads, running heads, fields and imprint say."""

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Final

from reader.model.document import Block
from reader.structure.characters import IDEOGRAPH, has_chinese
from reader.structure.kinds import FURNITURE
from reader.structure.likeness import likeness
from reader.structure.rules import Rule, first_of, rule
from reader.structure.words import imprint_lines, issue_lines
from reader.structure.words.makers import HOUSES, PUBLISHERS, labels
from reader.structure.words.page_numbers import is_page_number
from reader.structure.words.phrases import COLUMN
from reader.structure.words.series_lines import HOUSE, KIND_OF_ARTICLE, NUMBERED_SERIES, SERIES_LINE, SERIES_NAME
from reader.structure.words.site_lines import NAVIGATION, TRAIL

BODY: Final = rule(
    "name of a body that publishes",
    r"(?P<body>(?!https?:|www).{0,60}(?:大學|學院|研究院|研究所|研究社|中心|基金會|協會|學會|委員會|公會|商會|出版社|智庫|署|社|部|局))(?:\s*編印|\s*發行)?$",
    ("中華經濟研究院 WTO 及 RTA 中心", "南港經貿研究社", "北濱貿易中心 編印"),
    ("WTO 及 RTA 電子報 第 819 期",),
)
COMPILED: Final = rule(
    "body that compiles a periodical, as this says of itself",
    r"本[^，。；：\s]{1,6}[係由為][^，。；：]{0,30}?(?:委託[，、]?\s?(?:由\s?)?)?(?P<body>[^，。；：係由為託]{2,30}?)\s?(?:編[纂輯印製]|發行|出版)",
    (
        "本刊由南港經貿研究社編纂發行，文章內容為作者個人之觀點",
        "本通訊係北濱港務局委託，東岸航運研究中心編印發行，",
        "本電子報由東岸漁業協會編輯發行",
    ),
    ("本刊歡迎投稿", "本報告由三部分組成", "本書所收各文，均經編輯"),
)
OWNER: Final = rule(
    "body whose the rights are",
    rf"(?:©|Copyright\s?(?:©|\([Cc]\))?)\s?(?:(?:19|20)\d\d[\s,]*)?(?P<body>{IDEOGRAPH}{{2,30}})"
    rf"|(?P<owner>{IDEOGRAPH}{{4,30}}?)[\s　]*(?:©|(?:版權|著作權)所有)",
    (
        "© 2031 東岸漁業學會",
        "東岸漁業學會 © 2031　1 / 4",
        "東岸漁業學會　版權所有",
        "Copyright © 2031 東岸漁業學會 All Rights Reserved.",
    ),
    ("版權所有，翻印必究", "© 2031", "Copyright Act"),
)
TRANSLATED: Final = rule(
    "name, and the same in Latin letters",
    rf"(?P<name>.{{0,30}}{IDEOGRAPH})\s*[A-Z][A-Za-z&’'-]*(?:\s[A-Za-z&’'-]+)+$",
    ("漁業週報 Fisheries Weekly", "遠洋論壇Distant Water Forum"),
    ("經貿前線 WTO", "WTO 及 RTA 電子報"),
)
RULES: Final[tuple[Rule, ...]] = (BODY, COMPILED, OWNER, TRANSLATED)

_LABELS: Final = labels(PUBLISHERS, HOUSES)
_IN_IMPRINTS: Final = (*_LABELS, "發行", "編印", "出版", "發行人")
_SERVING: Final = ("服務機關",)
_COVER: Final = 20  # blocks
_LONGEST_SERIES: Final = 20  # characters
_UNITS: Final = ("組", "處", "科", "室")
_NO_NAMES: Final = (
    *(issue_lines.EDITION, issue_lines.NUMBER_ALONE, issue_lines.FORM, imprint_lines.STANDARD_NUMBER),
    *(issue_lines.CATEGORY, TRAIL, NAVIGATION),
)
_NAMES_NOTHING: Final = first_of(_NO_NAMES)
_NO_SERIES: Final = first_of(
    (
        *(*_NO_NAMES, issue_lines.PUBLISHED, issue_lines.DAY_LINE, issue_lines.ISSUE_LINE, imprint_lines.RIGHTS),
        *(imprint_lines.IMPRINT_PIECE, imprint_lines.CLOSING, imprint_lines.ANSWERABLE, OWNER),
        *(imprint_lines.POSTAL, imprint_lines.WRITE_TO, imprint_lines.SUBSCRIBED, issue_lines.SESSION),
        KIND_OF_ARTICLE,
    )
)
_TWO_HEADS: Final = re.compile(r"(\D{2,30}?)\s\d{1,4}\s(\S.*)$")
OF_ITS_HOUSE: Final = re.compile(
    rf"(?:[社財]團法人[\s　]?)?(?P<house>{IDEOGRAPH}{{3,20}}[會社院館所])[\s　]+"
    r"(?P<form>會[訊刊報]|通訊|電子報|簡訊|快訊|[年季月週][刊報])$"
)
"""The name of a periodical that is called after its house: 遠洋漁業協進會　會訊."""
_HOUSE_IN_LATIN: Final = re.compile(
    r"\b(?i:attorneys?|law (?:offices?|firm)|llp|solicitors|association|federation|council|foundation|ministry)\b"
    r"(?!.*\b(?i:review|journal|newsletter|bulletin|monthly|weekly|quarterly|news|report)\b)"
)
_PAGE: Final = r"\d{1,4}(?:\s?[/／]\s?\d{1,4})?"
_EDGE_NUMBER: Final = re.compile(
    rf"^{_PAGE}(?:\s+(?![年月])|\s*[｜|]\s*)|(?<=\S)(?<![Nn]o\.)(?<!ssue)(?:\s+|\s*[｜|]\s*){_PAGE}$"
)
_AROUND: Final = " 　｜|"


def heads_of_pages(blocks: Sequence[Block]) -> Iterator[str]:
    """The running heads and feet; two that an extractor put on one line, a wide blank or the page's number between,
    apart, and then as one, for between the name and the number of an issue may be a wide blank, too."""
    heads = [block.text for block in blocks if block.kind is FURNITURE and block.role in ("header", "footer")]
    for head in dict.fromkeys(heads):
        both = _TWO_HEADS.match(head)
        apart = both.groups() if both and BODY.match(both[1]) else issue_lines.BETWEEN_SIDES.split(head)
        sides = [_unpaged(side) for side in apart if not is_page_number(side)]
        yield from sides
        names = [side for side in sides if not BODY.match(side)] if len(sides) > 1 else sides
        if len(names) > 1:
            yield " ".join(names)


def _unpaged(head: str) -> str:
    """A running head without the number of its page."""
    has_number = head[:1].isdecimal() or head[-1:].isdecimal()
    return (_EDGE_NUMBER.sub("", head) if has_number else head).strip()


def mastheads(blocks: Sequence[Block]) -> tuple[list[str], str | None]:
    """The lines of the masthead that may name a periodical, and the school whose thesis it is: then there are none."""
    lines = [block.text for block in blocks if block.role == "masthead" and block.label is None]
    if any(map(issue_lines.THESIS.match, lines)):
        return [], lines[0]
    return [text for text in lines if not _NAMES_NOTHING.match(text)], None


def series_named(above: Sequence[str]) -> str | None:
    """The name in a masthead that is none of its house."""
    lines = (issue_lines.undated(line) for line in above if not issue_lines.DAY_LINE.match(line))
    return next((name for line in lines if (name := series_in(line))), None)


def series_in(line: str) -> str | None:
    """The name of a series in a line without its day: without brackets, the house, the number by years, the same in
    Latin letters and what stands behind a stroke."""
    named = COLUMN.match(line) or SERIES_LINE.match(line)
    if named and not _is_house(named["name"].strip()):
        return named["name"].strip()
    if found := OF_ITS_HOUSE.match(line):
        return found["house"] + found["form"]
    for piece in map(_unpaged, issue_lines.pieces(line)):
        if not _may_be_series(piece):
            continue
        told = NUMBERED_SERIES.match(piece)
        return (told["name"] if told else untranslated(piece)).strip(_AROUND)
    return None


def series_above(heads: Sequence[str]) -> str | None:
    """The name of a series beside its house in a running head, or before a bar: 經貿制度圖解｜CPTPP 的加入程序."""
    for head in heads:
        pieces = issue_lines.pieces(head)
        if any(map(_is_house, pieces)) and (named := next(filter(SERIES_NAME.match, pieces), None)):
            return named
        if SERIES_NAME.match(name := issue_lines.undated(head)) and name != head:
            return name
        left, bar, _ = head.partition("｜")
        if bar and len(left) <= _LONGEST_SERIES and not KIND_OF_ARTICLE.match(left):
            return left.strip()
    return None


def _may_be_series(piece: str) -> bool:
    """Whether a piece of a masthead is a word at least, and neither a house nor of an imprint."""
    is_word = sum(map(str.isalpha, piece)) > 1
    is_house = _is_house(piece) or (not has_chinese(piece) and _HOUSE_IN_LATIN.search(piece) is not None)
    return is_word and not is_house and not _NO_SERIES.match(piece)


def publisher(blocks: Sequence[Block], heads: Sequence[str], titles: Collection[str]) -> str | None:
    """The body that publishes.  heads: running heads and feet.  titles: the headings, which name none."""
    pieces = (untranslated(piece) for head in heads if head not in titles for piece in issue_lines.pieces(head))
    told = next(
        (_from_house(found["body"]) for piece in pieces if (found := BODY.match(piece)) and likeness(piece)), None
    )
    lines = [block.text for block in blocks if block.role in ("masthead", "header", "footer", "editor_note")]
    above = [block.text for block in blocks if block.role == "masthead"]
    return (
        told
        or imprint(blocks, _LABELS)
        or _published_by([*above, *(word for head in heads for word in head.split())])
        or next((found["body"] for found in map(COMPILED.match, lines) if found), None)
        or next(filter(None, (_house_in(piece) for line in above for piece in issue_lines.pieces(line))), None)
        or next((found["body"] or found["owner"] for found in map(OWNER.match, lines) if found), None)
        or next(filter(None, map(dated_house, blocks[:_COVER])), None)
        or imprint(blocks, _SERVING)
    )


def dated_house(block: Block) -> str | None:
    """The house that a line below a title names with its day."""
    name = issue_lines.undated(block.text) if block.role == "source" else ""
    return name if name and name != block.text and _is_house(name) else None


def untranslated(text: str) -> str:
    """A name without the same in Latin letters behind it."""
    told = TRANSLATED.match(text)
    return told["name"] if told else text


def _is_house(text: str) -> bool:
    return has_chinese(text) and (HOUSE.match(text) is not None or BODY.match(text) is not None)


def _from_house(body: str) -> str:
    """The name of a body from its first word on that names one, where any does: a title may stand before it."""
    words = body.split(" ")
    return " ".join(words[next((at for at, word in enumerate(words) if HOUSE.match(word)), 0) :])


def _house_in(piece: str) -> str | None:
    """The body that a piece of a masthead names, without the unit of it that stands behind a blank."""
    if not _is_house(piece):
        return None
    body, _, unit = piece.rpartition(" ")
    if not unit.endswith(_UNITS):
        return piece
    return body if body and _is_house(body) else None


def _published_by(above: Sequence[str]) -> str | None:
    """The body that a line of a masthead says has published it."""
    pieces = [piece for line in above for piece in issue_lines.pieces(line)]
    for piece in pieces:
        label, _, value = piece.replace("／", "：", 1).partition("：")
        if value and (label in _LABELS or (label in _IN_IMPRINTS and _is_house(value.strip()))):
            return value.strip()
    found = (issue_lines.PUBLISHED.match(text) for text in (*above, *pieces))
    return next((told["body"].strip() for told in found if told), None)


def imprint(blocks: Sequence[Block], wanted: Collection[str]) -> str | None:
    """What the first field with one of the labels `wanted` near the head or in an imprint says."""
    imprints = [block for block in blocks[_COVER:] if block.role == "masthead"]
    for block in (*blocks[:_COVER], *imprints):
        if block.label in wanted and (value := value_of_field(block)):
            return issue_lines.pieces(value)[0] if block.role == "masthead" else value
    return None


def value_of_field(block: Block) -> str:
    """What stands behind the label of a field."""
    return re.split(r"[：:]", block.text, maxsplit=1)[-1].strip()
