"""python -m corpus.build [--check] [NAME...]: make the documents named, or all of them."""

import argparse
import sys
from pathlib import Path
from typing import Final

from corpus.build.source import Source, SourceError, load

CORPUS: Final = Path(__file__).resolve().parents[1]


def _sources(names: list[str]) -> list[Source]:
    paths = [CORPUS / "sources" / f"{name}.txt" for name in names] or sorted((CORPUS / "sources").glob("*.txt"))
    return [load(path) for path in paths]


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m corpus.build", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help="a source's file name without .txt")
    parser.add_argument("--check", action="store_true", help="only parse the sources")
    arguments = parser.parse_args()
    try:
        sources = _sources(arguments.names)
    except (SourceError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    if arguments.check:
        for source in sources:
            print(f"{source.name}: {len(source.elements)} elements")
    return 0


if __name__ == "__main__":
    sys.exit(main())
