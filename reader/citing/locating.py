"""Where in a document a span lies, as a scholar would say it."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from reader.citing.bylines import names
from reader.citing.record import Citation
from reader.model.annotation import Span
from reader.model.document import Block, BlockKind, Document, NewsItem

# A newsletter's sections are level 1, its articles level 2; news items, below a column, are known by their records.
_ARTICLE_LEVEL: Final = 2
_OPENING: Final = 60  # code points


def cite(document: Document, span: Span) -> Citation:
    """The citation of `span`.

    In a periodical it is that of the article in which the span lies: its title and author, the news item's reporter;
    the periodical is the container.  For a span in a footnote the section is that of the reference to it.
    """
    blocks = document.blocks
    start = min(span.start.block, len(blocks) - 1)
    footnote = blocks[start] if blocks and blocks[start].kind is BlockKind.FOOTNOTE else None
    place = _referring_block(blocks, start) if footnote else start
    article, title, authors = _article(document, place)
    headings = (blocks[index].text for index in _headings_above(blocks, place) if index > article)
    return replace(
        _work(document, title, authors),
        section=tuple(text for text in headings if text != title),
        note=footnote.number if footnote else None,
        page=_pages(document, span),
    )


def cite_whole(document: Document) -> Citation:
    """The citation of the document itself, an issue of a periodical as such."""
    issue = document.metadata.issue
    title = issue.series if issue and issue.series else document.title
    return _work(document, title, () if issue else _people(document))


def _work(document: Document, title: str, authors: tuple[str, ...]) -> Citation:
    metadata = document.metadata
    issue = metadata.issue
    container = (issue.series if issue else None) or metadata.series or ""
    return Citation(
        title=title,
        authors=authors,
        container="" if container == title else container,
        volume=issue.volume if issue else None,
        number=issue.number if issue else None,
        date=metadata.date_parts,
        publisher=metadata.publisher or "",
    )


def _headings_above(blocks: tuple[Block, ...], place: int) -> list[int]:
    """The headings that `place` lies under, outermost first; a heading lies under itself."""
    path: list[int] = []
    level = 1 << 30
    for index in range(min(place, len(blocks) - 1), -1, -1):
        block = blocks[index]
        if block.kind is BlockKind.HEADING and (block.level or 1) < level:
            level = block.level or 1
            path.insert(0, index)
            if level == 1:
                break
    return path


def _article(document: Document, place: int) -> tuple[int, str, tuple[str, ...]]:
    """(block of its heading or -1, title, authors) of the article around `place`."""
    metadata, authors = document.metadata, _people(document)
    if metadata.issue is None or metadata.issue.series not in document.title or not metadata.issue.series:
        return -1, document.title, authors
    news = _news_item(document, place)
    if news:
        return news.first_block, news.title, (news.reporter,) if news.reporter else ()
    path = _headings_above(document.blocks, place)
    if not path:
        return -1, metadata.issue.series or document.title, ()
    signed = [(index, byline) for index in path if (byline := _byline(document.blocks, index))]
    if signed:
        index, byline = signed[-1]
        return index, document.blocks[index].text, names(byline, authors)
    article = path[min(_ARTICLE_LEVEL, len(path)) - 1]
    return article, document.blocks[article].text, _named_at_once(document.blocks, article, authors)


def _news_item(document: Document, place: int) -> NewsItem | None:
    items = document.structure.records.news_items
    return next((item for item in items if item.first_block <= place <= item.last_block), None)


def _byline(blocks: tuple[Block, ...], heading: int) -> str:
    """The author's byline under a heading, before anything else is said; empty if there is none."""
    for block in blocks[heading + 1 :]:
        if block.kind is BlockKind.BYLINE and block.role == "author":
            return block.text
        if block.kind not in (BlockKind.BYLINE, BlockKind.FURNITURE):
            break
    return ""


def _named_at_once(blocks: tuple[Block, ...], heading: int, authors: tuple[str, ...]) -> tuple[str, ...]:
    """Those of `authors` named where the text under a heading begins: a byline may have run into a paragraph."""
    for block in blocks[heading + 1 :]:
        if block.kind not in (BlockKind.BYLINE, BlockKind.FURNITURE):
            opening = block.text[:_OPENING] if block.kind is BlockKind.PARAGRAPH else ""
            return tuple(author for author in authors if author in opening)
    return ()


def _people(document: Document) -> tuple[str, ...]:
    """The document's authors one by one, also where they were taken down as one."""
    return tuple(name for author in document.metadata.authors for name in author.split("、") if name)


def _referring_block(blocks: tuple[Block, ...], footnote: int) -> int:
    """The first block that refers to the footnote; the footnote itself where none does."""
    referring = (
        index for index, block in enumerate(blocks) if any(ref.target == footnote for ref in block.footnote_refs)
    )
    return next(referring, footnote)


def _pages(document: Document, span: Span) -> str:
    """The pages as the file calls them, which is what is printed on them, else their numbers."""
    pages = sorted(_pages_of(document.blocks, span))
    if not pages:
        return ""
    first, last = (document.structure.pages.label(page) for page in (pages[0], pages[-1]))
    return first if pages[0] == pages[-1] else f"{first}-{last}"


def _pages_of(blocks: tuple[Block, ...], span: Span) -> Iterator[int]:
    for index in (span.start.block, span.end.block):
        if index < len(blocks) and (page := blocks[index].page) is not None:
            yield page
