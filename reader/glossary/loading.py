"""Reading `resources/glossary/*.toml`; the format is described in the README there."""

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from reader.errors import GlossaryError
from reader.glossary.collection import Glossary
from reader.i18n import gettext as _
from reader.model.glossary import Source, Term

_ID: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_REQUIRED: Final = ("id", "traditional", "mainland", "english", "definition", "gloss")
_TEXTS: Final = (*_REQUIRED, "abbreviation", "hong_kong", "part_of_speech", "since", "until")
_LISTS: Final = ("variants", "see_also", "exceptions", "replaced_by")
_KEYS: Final = {*_TEXTS, *_LISTS, "sources"}
SHORTEST_FORM: Final = 2
PARTS_OF_SPEECH: Final = ("noun", "verb", "adjective")
_DAY: Final = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


def is_id(text: str) -> bool:
    """Whether `text` can be the id of a term."""
    return _ID.fullmatch(text) is not None


def load(folder: Path) -> Glossary:
    """The glossary of every .toml file in `folder`, in the order of their names.

    Raises GlossaryError, which names the file, the term and the field, for a file that cannot be read or does not
    keep to the format.
    """
    return Glossary(term for path in sorted(folder.glob("*.toml")) for term in _read(path))


def _read(path: Path) -> list[Term]:
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise GlossaryError(_("無法讀取詞彙檔 {path}：{reason}").format(path=path, reason=error)) from error
    domain, entries = content.get("domain"), content.get("term", [])
    if not isinstance(domain, str) or not isinstance(entries, list):
        raise GlossaryError(_('詞彙檔 {path} 須以 domain = "…" 開頭，其後是 [[term]] 表格。').format(path=path))
    return [_term(entry, domain, f"{path.name}, {_name(entry, number)}") for number, entry in enumerate(entries, 1)]


def _name(entry: object, number: int) -> str:
    id = entry.get("id") if isinstance(entry, Mapping) else None
    return id if isinstance(id, str) else f"[[term]] {number}"


def _term(entry: object, domain: str, place: str) -> Term:
    if not isinstance(entry, Mapping):
        raise GlossaryError(_("{place}：詞條須是 [[term]] 表格。").format(place=place))
    if unknown := sorted(set(entry) - _KEYS):
        raise GlossaryError(_("{place}：不認得欄位「{field}」。").format(place=place, field=unknown[0]))
    texts = {key: _text(entry.get(key, ""), key, place) for key in _TEXTS}
    for key in _REQUIRED:
        if not texts[key]:
            raise GlossaryError(_("{place}：缺少欄位「{field}」。").format(place=place, field=key))
    if not is_id(texts["id"]):
        raise GlossaryError(_("{place}：id 只能用小寫英文字母、數字與連字號。").format(place=place))
    lists = {key: _texts(entry.get(key, []), key, place) for key in _LISTS}
    term = Term(**texts, **lists, domain=domain, sources=_sources(entry.get("sources", []), place))  # type: ignore[arg-type]
    _check(term, place)
    return checked(term, place)


def checked(term: Term, place: str = "") -> Term:
    """`term`, if it can be looked for.  Raises GlossaryError, which names `place`, else the term."""
    place = place or term.traditional or term.id
    if not term.traditional.strip():
        raise GlossaryError(_("{place}：缺少術語。").format(place=place))
    for form in term.forms:
        if len(form) < SHORTEST_FORM:
            raise GlossaryError(_("{place}：「{form}」太短，每個寫法至少要兩個字。").format(place=place, form=form))
    return term


def _check(term: Term, place: str) -> None:
    for key in ("since", "until"):
        if (day := getattr(term, key)) and not _DAY.fullmatch(day):
            told = _("{place}：「{field}」須是 1994、1994-01 或 1994-01-01 這樣的日期。")
            raise GlossaryError(told.format(place=place, field=key))
    if term.part_of_speech and term.part_of_speech not in PARTS_OF_SPEECH:
        told = _("{place}：part_of_speech 只能是 {known} 之一。")
        raise GlossaryError(told.format(place=place, known="、".join(PARTS_OF_SPEECH)))


def _text(value: object, key: str, place: str) -> str:
    if not isinstance(value, str):
        raise GlossaryError(_("{place}：欄位「{field}」須是字串。").format(place=place, field=key))
    return " ".join(value.split())


def _texts(value: object, key: str, place: str) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise GlossaryError(_("{place}：欄位「{field}」須是字串的清單。").format(place=place, field=key))
    return tuple(_text(item, key, place) for item in value)


def _sources(value: object, place: str) -> tuple[Source, ...]:
    if not isinstance(value, list) or not all(isinstance(item, Mapping) and "title" in item for item in value):
        raise GlossaryError(
            _("{place}：sources 須是清單，每項如 {example}。").format(
                place=place, example='{ title = "…", url = "https://…" }'
            )
        )
    return tuple(
        Source(_text(item["title"], "sources.title", place), _text(item.get("url", ""), "sources.url", place))
        for item in value
    )
