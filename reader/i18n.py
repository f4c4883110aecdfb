"""What the program says, in the reader's language.

The strings in the source are Traditional Chinese (zh_TW), the reference, and need no catalogue; `resources/locale/`
holds zh_CN and en as gettext .po files, read as they are.  Every layer uses this one way, so that an error raised
deep down reads in the language of the window that shows it.
"""

import gettext as _gettext
import locale
import os
from collections.abc import Mapping
from datetime import date
from functools import cache
from io import BytesIO
from typing import Final

from babel import Locale, dates, numbers
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from reader.datafiles import resource

LANGUAGES: Final = ("zh_TW", "zh_CN", "en")
LANGUAGE_VARIABLE: Final = "TRADE_READER_LANGUAGE"

_translations: _gettext.NullTranslations = _gettext.NullTranslations()
_language = "zh_TW"


def _load(language: str) -> _gettext.NullTranslations:
    if language == "zh_TW":
        return _gettext.NullTranslations()
    with resource("locale", f"{language}.po").open("rb") as file:
        catalogue = read_po(file, locale=language)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return _gettext.GNUTranslations(compiled)


def preferred_language(environment: Mapping[str, str] = os.environ) -> str:
    """The language asked for by TRADE_READER_LANGUAGE, else by the system's locale, else zh_TW."""
    asked = environment.get(LANGUAGE_VARIABLE) or locale.getlocale()[0] or ""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        asked = asked or environment.get(name, "")
    if asked in LANGUAGES:
        return asked
    if asked.startswith("zh"):
        return "zh_CN" if any(tag in asked for tag in ("CN", "SG", "Hans")) else "zh_TW"
    return "en" if asked.startswith("en") else "zh_TW"


def set_language(language: str) -> None:
    """Speak `language`, one of LANGUAGES, from here on.  Raises ValueError for any other."""
    global _translations, _language
    if language not in LANGUAGES:
        raise ValueError(f"not a language of the interface: {language!r}")
    _translations, _language = _load(language), language


def language() -> str:
    """The language now spoken, one of LANGUAGES."""
    return _language


def gettext(message: str) -> str:
    """`message` in the language now spoken."""
    return _translations.gettext(message)


def ngettext(singular: str, plural: str, count: int) -> str:
    """The form for `count`.  In the Chinese of the source both forms are the same string."""
    return _translations.ngettext(singular, plural, count)


@cache
def _locale(language: str) -> Locale:
    """Babel looks through all its files for the full name of "zh_TW" whenever it is asked by that."""
    return Locale.parse(language)


def format_date(day: date) -> str:
    return dates.format_date(day, format="long", locale=_locale(_language))


def format_days(first: date, last: date) -> str:
    """A day, or the stretch from one to another with what they share said once."""
    if first == last:
        return format_date(first)
    return str(dates.format_interval(first, last, skeleton="yMMMMd", locale=_locale(_language)))


def format_days_of_month(first: date, last: date) -> str:
    """As format_days where the year is plain to see, with days of the week."""
    if first == last:
        return str(dates.format_skeleton("MMMEd", first, locale=_locale(_language)))
    return str(dates.format_interval(first, last, skeleton="MMMEd", locale=_locale(_language)))


def format_month(day: date) -> str:
    """The month of `day` and its year."""
    return str(dates.format_skeleton("yMMMM", day, locale=_locale(_language)))


def format_date_parts(parts: tuple[int, ...]) -> str:
    """The day, the month and its year, or the year: as much as `parts` tell."""
    year, month, day = (*parts, 1, 1)[:3]
    first = date(year, month, day)
    if len(parts) == 1:
        return str(dates.format_skeleton("y", first, locale=_locale(_language)))
    return format_month(first) if len(parts) == 2 else format_date(first)


def format_count(count: int) -> str:
    return numbers.format_decimal(count, locale=_locale(_language))


def format_percent(share: float) -> str:
    """A share from 0 to 1, in whole percent."""
    return numbers.format_percent(share, locale=_locale(_language))
