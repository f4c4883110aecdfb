"""Every sentence of the program has its translation, with the same placeholders."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from reader.datafiles import resource

ROOT = Path(__file__).resolve().parents[2]
FIELD = re.compile(r"\{[^}]*\}")
# Whatever reads as Chinese stays out of the English catalogue; names of languages in themselves may.
CHINESE = re.compile(r"[\u3400-\u9fff]")


def sentences() -> Iterator[str]:
    keywords = {"_": None, "gettext": None, "ngettext": (1, 2)}
    for _file, _line, message, _comments, _context in extract_from_dir(ROOT / "reader", keywords=keywords):
        yield from (message,) if isinstance(message, str) else message


def strings(message: Message | None) -> list[str]:
    """The translations of a message, one for each plural form."""
    if message is None or not message.string:
        return []
    return [message.string] if isinstance(message.string, str) else list(message.string)


def catalogue(language: str) -> Catalog:
    with resource("locale", f"{language}.po").open("rb") as file:
        return read_po(file, locale=language)


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_every_sentence_is_translated_with_its_placeholders(language: str) -> None:
    translated = catalogue(language)
    missing, wrong = [], []
    for sentence in sorted(set(sentences())):
        found = strings(translated.get(sentence))
        if not found or not all(found):
            missing.append(sentence)
        elif any(sorted(FIELD.findall(string)) != sorted(FIELD.findall(sentence)) for string in found):
            wrong.append(sentence)
    assert missing == []
    assert wrong == []


def spoken(file: Path) -> Iterator[str]:
    """The sentences that a file hands to `_`, wherever they stand."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "_":
            yield from (str(each.value) for each in node.args[:1] if isinstance(each, ast.Constant))


def test_no_sentence_hides_from_the_catalogues_inside_an_f_string() -> None:
    said = {sentence for file in (ROOT / "reader").rglob("*.py") for sentence in spoken(file)}
    assert len(said) > 100
    assert said - set(sentences()) == set()


def test_the_english_catalogue_is_english() -> None:
    left = [
        str(message.id)
        for message in catalogue("en")
        if message.id and CHINESE.search("".join(strings(message))) and "Trade Reader" not in "".join(strings(message))
    ]
    assert left == []


def test_the_simplified_catalogue_quotes_as_simplified_texts_do() -> None:
    quoting = [text for message in catalogue("zh_CN") for text in strings(message) if re.search("[「」『』]", text)]
    assert quoting == ["「供应链韧性」"], "what is typed to search for a phrase"


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_no_catalogue_holds_what_the_program_no_longer_says(language: str) -> None:
    said = set(sentences())
    kept = {message.id if isinstance(message.id, str) else message.id[0] for message in catalogue(language)}
    assert {sentence for sentence in kept if sentence} - said == set()


def test_no_sentence_hides_within_an_f_string() -> None:
    """Babel on Python 3.11 does not look into f-strings, so such a sentence would never be translated."""
    hidden = [path.name for path in (ROOT / "reader").rglob("*.py") if re.search(r"\{_\(", path.read_text("utf-8"))]
    assert hidden == []
