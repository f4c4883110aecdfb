"""What is said of a date in the text."""

from collections.abc import Callable
from dataclasses import dataclass

from reader.i18n import format_days, format_month
from reader.i18n import gettext as _
from reader.model.dates import DateMention, Precision


@dataclass(frozen=True, slots=True)
class DateExplained:
    """words: as in the text, in the script of the view.  lines: sentences.  year: to be looked for."""

    words: str
    lines: tuple[str, ...]
    year: int


def explained(words: str, mention: DateMention, shown: Callable[[str], str]) -> DateExplained:
    """`words` are those of the source; `shown` converts Chinese to the script of the view."""
    year = mention.first.year
    lines = []
    if mention.republic is not None:
        told = _("民國 {republic} 年＝西元 {year} 年")
        lines.append(told.format(republic=mention.republic, year=year))
    elif mention.precision is Precision.YEAR:
        lines.append(_("西元 {year} 年").format(year=year))
    if mention.precision is Precision.DAY:
        lines.append(format_days(mention.first, mention.last))
    elif mention.precision is Precision.MONTH:
        first, last = format_month(mention.first), format_month(mention.last)
        lines.append(first if first == last else f"{first} – {last}")
    if not mention.sure:
        lines.append(_("原文沒有寫出年份；依上下文或文件的日期推定。"))
    return DateExplained(shown(words), tuple(lines), year)
