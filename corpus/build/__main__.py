"""python -m corpus.build [--check] [NAME...]: make the documents named, or all of them."""

import argparse
import sys
from pathlib import Path
from typing import Final

from corpus.build import extract, structure, typeset
from corpus.build.source import Source, SourceError, load

CORPUS: Final = Path(__file__).resolve().parents[1]


def _sources(names: list[str]) -> list[Source]:
    paths = [CORPUS / "sources" / f"{name}.txt" for name in names] or sorted((CORPUS / "sources").glob("*.txt"))
    return [load(path) for path in paths]


def _make(source: Source) -> str:
    """Write the three products of a source; says what was written."""
    pdf = typeset.pdf(source)
    products = {
        f"documents/{source.name}.pdf": pdf,
        f"texts/{source.name}.txt": extract.text(source, pdf).encode(),
        f"structure/{source.name}.json": structure.serialised(source).encode(),
    }
    for name, content in products.items():
        path = CORPUS / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
    return f"{source.name}: {len(pdf) // 1024} KB, {structure.characters(source)} characters"


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m corpus.build", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help="a source's file name without .txt")
    parser.add_argument("--check", action="store_true", help="only parse the sources")
    arguments = parser.parse_args()
    try:
        for source in _sources(arguments.names):
            print(f"{source.name}: {len(source.elements)} elements" if arguments.check else _make(source))
    except (SourceError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
