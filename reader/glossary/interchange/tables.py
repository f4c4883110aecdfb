"""CSV with a heading, and the TSV of OmegaT: source, target, comment, further columns that OmegaT passes over.

https://omegat.sourceforge.io/manual-standard/en/chapter.glossaries.html
"""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from reader.errors import GlossaryError
from reader.glossary.interchange.fields import FIELDS, Reading, collected, to_fields
from reader.i18n import gettext as _
from reader.model.glossary import Term

_MARK: Final = "# trade-reader"
# What people call the columns.
_HEADINGS: Final = {
    **{name: name for name in FIELDS},
    **dict.fromkeys(("繁體", "繁体", "正體", "術語", "术语", "中文", "詞條", "词条"), "traditional"),
    **dict.fromkeys(("chinese", "zh", "zh-tw", "zh-hant", "source", "term"), "traditional"),
    **dict.fromkeys(("簡體", "简体", "大陸用語", "大陆用语", "zh-cn", "zh-hans"), "mainland"),
    **dict.fromkeys(("香港", "zh-hk"), "hong_kong"),
    **dict.fromkeys(("英文", "英語", "英语", "en", "target"), "english"),
    **dict.fromkeys(("縮寫", "缩写", "簡稱", "简称", "abbr"), "abbreviation"),
    **dict.fromkeys(("定義", "定义", "解釋", "解释", "說明", "说明", "備註", "备注", "comment", "note"), "definition"),
    **dict.fromkeys(("領域", "领域", "分類", "分类", "subject"), "domain"),
    **dict.fromkeys(("變體", "变体", "又稱", "又称", "同義詞", "同义词", "synonyms"), "variants"),
    **dict.fromkeys(("出處", "出处", "來源", "来源", "source_url", "reference"), "sources"),
}  # fmt: skip
_BARE: Final = ("traditional", "english", "definition")


def write_csv(terms: Iterable[Term], _name: str) -> bytes:
    """UTF-8 with a mark in front, without which spreadsheets take it for another encoding."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, FIELDS, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(to_fields(term) for term in terms)
    return out.getvalue().encode("utf-8-sig", "replace")


def read_csv(data: bytes) -> Reading:
    """Columns are known by their headings, in several languages; without one they are term, English, definition."""
    text = _text(data)
    try:
        rows = [row for row in csv.reader(io.StringIO(text, newline=""), strict=False) if any(map(str.strip, row))]
    except csv.Error as error:
        raise GlossaryError(_("術語表無法解析（{reason}）；請確認它是 CSV 檔。").format(reason=error)) from error
    return _table(rows)


def write_tsv(terms: Iterable[Term], name: str) -> bytes:
    lines = [f"{_MARK}: {' '.join(name.split())}", "# " + "\t".join(_omegat_order())]
    for term in terms:
        row = to_fields(term)
        line = "\t".join(" ".join(row[column].split()) for column in _omegat_order())
        # What begins with # is a comment.
        lines.append(f" {line}" if line.startswith("#") else line)
    return ("\n".join(lines) + "\n").encode("utf-8", "replace")


def read_tsv(data: bytes) -> Reading:
    """OmegaT's three columns, or all of ours where the file says so in its first line."""
    lines = _text(data).splitlines()
    if lines and lines[0].startswith(_MARK):
        lines = ["\t".join(_omegat_order()), *lines[2:]]
    rows = [line.split("\t") for line in lines if line.strip() and not line.startswith("#")]
    if rows and max(map(len, rows)) < 2:
        raise GlossaryError(_("術語表裡沒有以定位字元分開的欄；請確認它是 OmegaT 的 TSV 檔。"))
    return _table(rows)


def _omegat_order() -> tuple[str, ...]:
    return (*_BARE, *(name for name in FIELDS if name not in _BARE))


def _text(data: bytes) -> str:
    for encoding in ("utf-8-sig", "utf-16", "big5hkscs", "gb18030"):
        if encoding == "utf-16" and data[:2] not in (b"\xff\xfe", b"\xfe\xff"):
            continue
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise GlossaryError(_("術語表的文字編碼無法辨認；請另存為 UTF-8 再匯入。"))


def _table(rows: Sequence[Sequence[str]]) -> Reading:
    if not rows:
        return Reading(())
    names = [_HEADINGS.get(cell.strip().lower()) for cell in rows[0]]
    if "traditional" in names and sum(name is not None for name in names) >= min(2, len(names)):
        return collected(_named(rows[1:], names, 2))
    return collected(_named(rows, list(_BARE), 1))


def _named(
    rows: Sequence[Sequence[str]], names: Sequence[str | None], first: int
) -> Iterator[tuple[str, dict[str, str]]]:
    for number, row in enumerate(rows, first):
        named = {name: cell for name, cell in zip(names, row, strict=False) if name is not None}
        yield _("第 {number} 列").format(number=number), named
