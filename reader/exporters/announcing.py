"""An entry of the agenda in words."""

from reader.i18n import format_date, format_date_parts
from reader.i18n import gettext as _
from reader.model.notices import AgendaEntry, NoticeKind, Place


def summary(entry: AgendaEntry) -> str:
    """The title, of a deadline with what ends."""
    if entry.notice.kind is NoticeKind.DEADLINE:
        return _("報名截止：{title}").format(title=entry.notice.title)
    return entry.notice.title


def description(entry: AgendaEntry) -> str:
    """Who holds it, until when one can register, and where it is announced; a line each."""
    notice = entry.notice
    lines = [notice.group] if notice.group else []
    if notice.deadline:
        lines.append(_("報名截止：{day}").format(day=format_date(notice.deadline)))
    lines += [_("出處：{source}").format(source=cited(place)) for place in entry.places]
    return "\n".join(lines)


def cited(place: Place) -> str:
    """The document as a reader would name it: 《經貿觀察》第 12 期，2024年4月26日."""
    name = _("《{title}》").format(title=place.series or place.title)
    if place.number is not None:
        told = _("《{title}》第 {number} 期") if place.volume is None else _("《{title}》第 {volume} 卷第 {number} 期")
        name = told.format(title=place.series or place.title, volume=place.volume, number=place.number)
    if not place.date_parts:
        return name
    return _("{name}，{day}").format(name=name, day=format_date_parts(place.date_parts))
