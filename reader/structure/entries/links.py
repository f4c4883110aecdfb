"""Addresses that a PDF lays over words: where these stand in the blocks."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from reader.model.document import Block, BlockKind, Link, Records, place_of
from reader.model.raw import RawLink, RawText


def with_links(blocks: Sequence[Block], raw: RawText) -> tuple[Block, ...]:
    """The blocks with a link over the words that the file has one over; printed addresses keep their own."""
    if not any(page.links for page in raw.pages):
        return tuple(blocks)
    here: dict[int, list[int]] = defaultdict(list)
    for index, block in enumerate(blocks):
        if block.kind is not BlockKind.FURNITURE:
            for page in {box.page for box in block.boxes} or {block.page or 1}:
                here[page].append(index)
    found: dict[int, list[Link]] = defaultdict(list)
    for number, raw_page in enumerate(raw.pages, start=1):
        for link in raw_page.links:
            _put(link, blocks, here[number], found)
    result = list(blocks)
    for index, links in found.items():
        result[index] = _linked(blocks[index], links)
    return tuple(result)


def _put(link: RawLink, blocks: Sequence[Block], here: Iterable[int], found: dict[int, list[Link]]) -> None:
    """Note the link where its words stand behind the words that it has before it."""
    words = link.text.strip()
    if not words:
        return
    best: tuple[int, int, int] | None = None  # characters alike before it, block, offset
    for index in here:
        start = blocks[index].text.find(words)
        while start >= 0:
            if not any(start < known.end and known.start < start + len(words) for known in found[index]):
                alike = _alike(blocks[index].text[:start], link.before)
                if best is None or alike > best[0]:
                    best = alike, index, start
            start = blocks[index].text.find(words, start + 1)
    if best is not None:
        _, index, start = best
        found[index].append(Link(start, start + len(words), link.url))


def _alike(text: str, before: str) -> int:
    """How many characters are the same at the ends of both, blanks aside."""
    count = 0
    one, other = "".join(text[-2 * len(before) :].split()), "".join(before.split())
    for left, right in zip(reversed(one), reversed(other), strict=False):
        if left != right:
            break
        count += 1
    return count


def _linked(block: Block, links: Sequence[Link]) -> Block:
    """The block with the links, those of one address that go on as one, and none over an address that is printed."""
    joined: list[Link] = []
    for link in sorted(links, key=lambda link: link.start):
        last = joined[-1] if joined else None
        if last and last.url == link.url and not block.text[last.end : link.start].strip():
            joined[-1] = replace(last, end=link.end)
        else:
            joined.append(link)
    fresh = [
        link for link in joined if not any(known.start < link.end and link.start < known.end for known in block.links)
    ]
    return replace(block, inlines=tuple(sorted([*block.inlines, *fresh], key=place_of)))


def with_targets(records: Records, raw: RawText, blocks: Sequence[Block]) -> Records:
    """The records with the addresses of links that are printed nowhere."""
    urls = dict.fromkeys(link.url for page in raw.pages for link in page.links)
    if not urls:
        return records
    text = "".join("".join(block.text.split()) for block in blocks)
    hidden = (url for url in urls if url.rstrip("/").partition("//")[2] not in text or "//" not in url)
    return replace(records, link_targets=tuple(dict.fromkeys((*records.link_targets, *hidden))))
