"""Tables for str.translate."""


class Translation(dict[int, str]):
    """Code point -> character, filling itself with what stays: a miss costs a hundred times what a hit does."""

    def __missing__(self, code: int) -> str:
        self[code] = char = chr(code)
        return char
