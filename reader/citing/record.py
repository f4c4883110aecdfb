"""What a citation says, whatever the style."""

from dataclasses import dataclass

from reader.model.dates import DateParts
from reader.model.document import NoteNumber


@dataclass(frozen=True, slots=True)
class Citation:
    """The bibliographic record of an article, and where in it.

    title: of the article, or of the whole where it is none of a periodical.  container: the periodical or series it
    appeared in, number: which of that, or of its volume.  section: the headings below the title that lead to the place,
    outermost first.  note: the number of the footnote the place lies in.  page: "5" or "5-6".
    """

    title: str
    authors: tuple[str, ...] = ()
    container: str = ""
    volume: int | None = None
    number: int | None = None
    date: DateParts = ()
    publisher: str = ""
    section: tuple[str, ...] = ()
    note: NoteNumber | None = None
    page: str = ""
    url: str = ""
