"""Where the files that come with the program lie, in a checkout and in an installed wheel alike."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_INSTALLED = _PACKAGE / "_data"


def resource(*parts: str) -> Path:
    """The path of a file or folder under `resources/`; it need not exist."""
    root = _INSTALLED / "resources" if _INSTALLED.is_dir() else _PACKAGE.parent / "resources"
    return root.joinpath(*parts)


def bundled_corpus() -> Path:
    """The folder of the documents that come with the program."""
    return _INSTALLED / "corpus" if _INSTALLED.is_dir() else _PACKAGE.parent / "corpus" / "documents"
