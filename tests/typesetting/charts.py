"""Charts for documents: bars over years, as SVG with letters."""

from random import Random
from typing import Final

_FIRST_YEAR: Final = 2017
_STEP: Final = 50


def bars(seed: str, face: str) -> str:
    """A chart of 600 by 300 units.  The same seed gives the same bars; its letters are of the font family `face`."""
    dice = Random(f"bars {seed}")
    lines = [
        f'<line x1="50" x2="590" y1="{260 - tick}" y2="{260 - tick}" stroke="#bbb"/>'
        f'<text x="42" y="{265 - tick}" text-anchor="end">{tick * 2}</text>'
        for tick in range(0, 250, _STEP)
    ]
    for place in range(7):
        height, left = dice.randint(30, 230), 70 + 74 * place
        lines.append(f'<rect x="{left}" y="{260 - height}" width="40" height="{height}" fill="#4a7ba6"/>')
        lines.append(f'<text x="{left + 20}" y="284" text-anchor="middle">{_FIRST_YEAR + place}</text>')
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="600" height="300" viewBox="0 0 600 300" '
        f'font-family="{face}" font-size="15">{"".join(lines)}</svg>'
    )
