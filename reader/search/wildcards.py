"""Words in which some characters are left open: `trade*`, `?務`, `貿易*協定`."""

from typing import Final

LONGEST: Final = 50
"""So many code points at most stand for one `*`."""

# Stand for the open characters while the rest is folded: no text has them.
_ANY, _ONE = "\ufdd0", "\ufdd1"


def literal(text: str) -> str | None:
    """What a wildcard's text says, if nothing in it is open."""
    marked = _marked(text)
    return None if _ANY in marked or _ONE in marked else marked


def prefixed(text: str) -> str | None:
    """What a wildcard's text says before one `*` at its end, if nothing else in it is open."""
    marked = _marked(text)
    before = marked[:-1]
    return before if before and marked[-1] == _ANY and _ANY not in before and _ONE not in before else None


def fixed(text: str) -> str:
    """The characters of a wildcard's text that are not open."""
    return _marked(text).replace(_ANY, "").replace(_ONE, "")


def _marked(text: str) -> str:
    """`text` with marks for its open characters and without the backslashes."""
    pieces: list[str] = []
    signs = iter(text.replace(_ANY, "").replace(_ONE, ""))
    for char in signs:
        pieces.append(next(signs, char) if char == "\\" else {"*": _ANY, "?": _ONE}.get(char, char))
    return "".join(pieces)
