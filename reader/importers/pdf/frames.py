"""A page as its reader sees it: cropped, turned as the file says, and turned further where its text runs up or down."""

from dataclasses import dataclass, replace

import pypdfium2

Box = tuple[float, float, float, float]  # left, right, bottom, top


@dataclass(frozen=True, slots=True)
class Frame:
    """The way from the coordinates of the file to those of the page, in points from its lower left corner.

    left, bottom, width, height: of the part of the sheet that is shown, as it lies in the file.  quarters: how many
    quarter turns clockwise it is shown with.
    """

    left: float
    bottom: float
    width: float
    height: float
    quarters: int = 0

    @property
    def is_plain(self) -> bool:
        """Whether both coordinates are the same."""
        return not (self.left or self.bottom or self.quarters)

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as shown."""
        return (self.height, self.width) if self.quarters % 2 else (self.width, self.height)

    def turned(self, quarters: int) -> "Frame":
        return replace(self, quarters=(self.quarters + quarters) % 4)

    def point(self, x: float, y: float) -> tuple[float, float]:
        x, y = x - self.left, y - self.bottom
        if self.quarters == 1:
            return y, self.width - x
        if self.quarters == 2:
            return self.width - x, self.height - y
        if self.quarters == 3:
            return self.height - y, x
        return x, y

    def box(self, left: float, right: float, bottom: float, top: float) -> Box:
        (x, y), (u, v) = self.point(left, bottom), self.point(right, top)
        return min(x, u), max(x, u), min(y, v), max(y, v)


def frame_of(page: pypdfium2.PdfPage) -> Frame:
    """The frame in which the page is shown."""
    left, bottom, right, top = page.get_bbox()
    return Frame(left, bottom, right - left, top - bottom, page.get_rotation() // 90 % 4)
