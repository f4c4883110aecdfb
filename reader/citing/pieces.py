"""A footnote cut into what cites one thing each: at semicolons, ends of sentences, and signals like "see" and 參見."""

import re
from dataclasses import dataclass, replace
from typing import Final

from reader.text.rules import Rule, rule

SIGNAL: Final = rule(
    "signal",
    r"(?:(?:[Bb]ut )?[Ss]ee,? (?:also|generally|,?e\.g\.),?|(?:[Bb]ut )?[Ss]ee,? (?=\S)|(?:[Bb]ut )?[Cc]f\."
    r"|[Ee]\.g\.,?|Accord"
    r"|Contra|Compare|Reprinted in|[Cc]it(?:ed in|ing)|[Qq]uot(?:ed in|ing)"
    r"|(?:亦|另|並|并|又|亦可|中文)?(?:可參|可参|另參|另参|轉引自|转引自|引自|見於|請參考|請參|參考(?=[：:])|資料來源|资料来源|出處|出处"
    r"|[參参詳详][見见閱阅考照參参酌]|[另亦並]見|見(?=[^諸於到聞解識地證]))(?:閱|阅|見|见|考|照)?)"
    r"[：:,，]?\s*",
    (
        "See Lester",
        "See also Hahn",
        "Cf. Ji",
        "E.g., Panel",
        "參見王大明",
        "另參前揭註 35",
        "可參閱洪德欽",
        "see id.",
        "見註 6",
    ),
    ("Seeking", "Casebook", "見解不一", "王大明"),
)
# Where a signal begins a new citation: after a pause; a Chinese one of several characters anywhere.
INNER_SIGNAL: Final = rule(
    "signal within a sentence",
    r"(?<=[,.;:，。；：）)”] )(?:[Bb]ut )?(?:[Ss]ee(?: also| generally)?|[Cc]f\.)(?=,? (?:[A-Z“]|id\.|supra|e\.g\.))"
    r"|(?<=[，。；：）])(?:[Bb]ut )?[Ss]ee(?: also)?(?= )"
    r"|(?<=[，。；：）\s])(?:[另亦並]?見)(?=\s?[《〈「A-Z]|前?註|前?注|[\u3400-\u9fff]{2,4}，)"
    r"|(?:亦|另|並|亦可|可)?(?:參見|参见|參閱|参阅|詳見|详见|詳參|參照|引自|另參|請參考|見於(?=《))(?=[^之著者])",
    ("架構，see Russia", "1998. See also Hahn", "中文概論可參閱洪德欽", "反面解讀，參見 Pinchis", "減讓，見 Agreement"),
    ("As we see it", "他的見解", "協定文本見紐西蘭"),
)
# What only citations hold.  A piece without it before a semicolon is part of a title, and elsewhere a remark.
CITES: Final = rule(
    "sign of a citation",
    r"https?://|\b(?:19|20)\d\d/\d|\d/(?:19|20)\d\d\b|www\.|[§¶]|\b(?:[Ii]d\.|[Ii]bid\b|[Ss]upra\b|[Ii]nfra\b)|\b"
    r"(?:arts?|paras?|No)\. ?\S"
    r"|[(（][^()（）]{0,60}(?:1[89]|20)\d\d[^()（）]{0,12}[)）]|\b(?:1[89]|20)\d\d\b(?=[,.\s]*$)|, (?:1[89]"
    r"|20)\d\d\b|\d{1,2} [A-Z][a-z]+ (?:19|20)\d\d"
    r"|，\s?(?:民國)?\s?\d{2,4}\s?年(?=[，。\s]|$|\s?\d{1,2}\s?月)|[A-Z]\w*/[\w()./-]*\d|\bv\. [A-Z]|[《〈]"
    r"|[註注]\s?\d|前[註注]|同前|同上|頁\s?\d|页\s?\d|第\s?[\d一二三四五六七八九十百之]+\s?[條条卷期號号]|號函|号",
    ("42 FORDHAM INT’L L. J. 1450 (2019)", "GATT art. XXI", "Id. at 5", "《書名》", "同前註", "貿易法第 5 條"),
    ("Bureau of Industry, Implementation of Controls", "該案小組明白援用過境運輸案之架構"),
)
RULES: Final[tuple[Rule, ...]] = (SIGNAL, INNER_SIGNAL, CITES)

# Both only spare the time of the rules above, which look for much at every character.
_COMMON_SIGN: Final = re.compile(r"[(（](?:1[89]|20)\d\d[)）]|[§¶《〈]|https?://")
_MAY_SIGNAL: Final = re.compile(r"[Ss]ee|[Cc]f\.|[參参見见詳详]|引自")
_MARKS: Final = re.compile(r"[()（）\[\]【】《》〈〉「」『』“”;；。]|\.(?=\s|$|[\u3400-\u9fff])")
_OPENING: Final = "(（[【《〈「『“"
_CLOSING: Final = ")）]】》〉」』”"
_URL: Final = re.compile(r"https?://[^\s，。；、「」《》（）\u3400-\u9fff]+")
_YEAR_OF_AUTHOR: Final = re.compile(r"[^\d“”]+ \((?:1[89]|20)\d\d[a-z]?\)$")
_SENTENCE: Final = re.compile(r"\s*(?:[\u3400-\u9fff《〈「]|[Ii]d\.|[Ii]bid|(?:But )?[Ss]ee\b|Cf\.|E\.g\.)")
_CLAUSE: Final = re.compile(r"\s+[A-Z“《〈「\u3400-\u9fff]")
_IN_BRACKETS: Final = re.compile(
    r"[(（](?P<inner>[^()（）]*?(?:[Ss]upra n|[Ii]d\. |同前?[註注]|前[揭引]?[註注])[^()（）]*)[)）]$"
)
_EDGES: Final = " \t\n,，.。;；、:："


@dataclass(frozen=True, slots=True)
class Piece:
    """text[start:end] of a footnote; `text` are these words without the signal, which stands before `start`."""

    start: int
    end: int
    text: str
    signal: str = ""
    closed: str = ""  # the mark that ended it

    @property
    def cites(self) -> bool:
        """Whether it holds what only citations hold.  Else it is a remark, or calls a work by its short name."""
        return _holds_sign(self.text)


def pieces(note: str) -> list[Piece]:
    """The pieces of a footnote, each without signal and closing mark."""
    begun = 0
    raw: list[Piece] = []
    for end, mark in _cuts(note):
        raw.append(Piece(begun, end, note[begun:end], closed=mark))
        begun = end + (mark not in ("", " "))
    raw.append(Piece(begun, len(note), note[begun:]))
    joined = _join_titles(note, raw)
    bare = [inner for piece in joined for inner in _bracketed(_bare(piece))]
    return [piece for piece in bare if piece.text]


def _holds_sign(text: str) -> bool:
    return _COMMON_SIGN.search(text) is not None or CITES.search(text) is not None


def _cuts(note: str) -> list[tuple[int, str]]:
    """(where, mark) of each cut; a signal begins a piece without any mark of its own."""
    addresses = [(found.start(), found.end()) for found in _URL.finditer(note)] if "http" in note else []
    cuts: list[tuple[int, str]] = []
    depth, begun = 0, 0
    whole = _balanced(note)
    for mark in _MARKS.finditer(note):
        char, at = mark[0], mark.start()
        if char in _OPENING:
            depth += whole
        elif char in _CLOSING:
            depth = max(0, depth - whole)
        elif depth == 0 and not any(start < at < end - 1 for start, end in addresses) and _ends(note, begun, at, char):
            cuts.append((at, char))
            begun = at + 1
    found = INNER_SIGNAL.pattern.finditer(note) if _MAY_SIGNAL.search(note) else ()
    signals = [(signal.start(), " ") for signal in found if _is_outside(note, signal.start())]
    return sorted(cuts + signals)


def _balanced(note: str) -> bool:
    """Whether brackets and quotation marks close again; where one is lost they tell nothing."""
    return all(note.count(one) == note.count(other) for one, other in zip(_OPENING, _CLOSING, strict=True))


def _is_outside(note: str, at: int) -> bool:
    before = note[:at]
    return at > 0 and all(
        before.count(one) <= before.count(other) for one, other in zip(_OPENING, _CLOSING, strict=True)
    )


def _ends(note: str, begun: int, at: int, char: str) -> bool:
    """Whether the mark at `at` ends a citation: a full stop may stand in an abbreviation."""
    if char != ".":
        return True
    before = note[begun:at]
    if _SENTENCE.match(note, at + 1):
        return len(before.strip()) > 3 and not re.search(r"\b(?:[Ss]ee, e\.g|[Cc]f|[Ee]\.g)$", before)
    closes = before.endswith((")", "）", "]", "/")) and not _YEAR_OF_AUTHOR.match(before.strip())
    return closes and bool(_CLAUSE.match(note, at + 1))


def _join_titles(note: str, raw: list[Piece]) -> list[Piece]:
    """A semicolon within a title cuts nothing: what stands before it cites nothing by itself."""
    joined: list[Piece] = []
    for piece in raw:
        last = joined[-1] if joined else None
        if last and last.closed == ";" and not _holds_sign(last.text) and not SIGNAL.match(piece.text.lstrip()):
            joined[-1] = replace(last, end=piece.end, text=note[last.start : piece.end], closed=piece.closed)
        else:
            joined.append(piece)
    return joined


def _bracketed(piece: Piece) -> list[Piece]:
    """A citation, and the short form in the brackets behind it: Voon, … 96 (2020) (citing Hahn, supra note 2)."""
    found = _IN_BRACKETS.search(piece.text) if piece.text.endswith((")", "）")) else None
    if not found or not found.start():
        return [piece]
    start = piece.start + found.start("inner")
    inner = _bare(Piece(start, start + len(found["inner"]), found["inner"]))
    outer = piece.text[: found.start()].rstrip(_EDGES)
    return [replace(piece, end=piece.start + len(outer), text=outer), inner]


def _bare(piece: Piece) -> Piece:
    text = piece.text
    start = piece.start + len(text) - len(text.lstrip(_EDGES))
    text = text.lstrip(_EDGES).rstrip(_EDGES.replace(".", ""))
    if (text.startswith("（") and text.endswith("）")) or (text.startswith("(") and text.endswith(")")):
        text, start = text[1:-1], start + 1
    signal = SIGNAL.match(text)
    if signal:
        start, text = start + signal.end(), text[signal.end() :]
    return Piece(start, start + len(text), text, signal[0].strip(" ,，:：") if signal else "")
