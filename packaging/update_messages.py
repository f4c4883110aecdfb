"""Bring resources/locale up to the sentences in the source: new ones come in empty, those no longer said go."""

from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2)}
# Babel notes dates and its own version in every catalogue; they only make differences.
KEPT = ("Language:", "Content-Type", "Plural-Forms")


def template() -> Catalog:
    catalogue = Catalog()
    for _file, _line, message, _comments, _context in extract_from_dir(ROOT / "reader", keywords=KEYWORDS):
        catalogue.add(message)
    return catalogue


def update(path: Path, sentences: Catalog) -> int:
    """Write the catalogue anew; how many sentences it does not translate yet."""
    with path.open("rb") as file:
        catalogue = read_po(file, locale=path.stem)
    catalogue.update(sentences, no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    catalogue.header_comment = ""
    with path.open("wb") as file:
        write_po(file, catalogue, width=0, sort_output=True, ignore_obsolete=True)
    lines = path.read_text("utf-8").split("\n")
    noise = [n for n, line in enumerate(lines) if line.startswith('"') and line.endswith('\\n"')]
    kept = [line for n, line in enumerate(lines) if n not in noise or line[1:].startswith(KEPT)]
    path.write_text("\n".join(kept).lstrip("\n"), "utf-8")
    return sum(not message.string or not all(message.string) for message in catalogue if message.id)


if __name__ == "__main__":
    found = template()
    for name in ("zh_CN", "en"):
        print(name, update(ROOT / "resources" / "locale" / f"{name}.po", found), "left to translate")
