"""A newsletter and a report with annotations of every kind, the worst of strings among them."""

from datetime import date
from pathlib import Path

from reader.citing import cite, cite_whole
from reader.exporters import Excerpt
from reader.model.annotation import AnchorState, Annotation, Colour, Position, Span, Style, TextQuoteSelector
from reader.model.document import (
    Block,
    BlockKind,
    Cell,
    Document,
    FootnoteRef,
    IssueNumber,
    Metadata,
    NewsItem,
    Records,
    Structure,
)

HEADING, PARAGRAPH = BlockKind.HEADING, BlockKind.PARAGRAPH

NEWSLETTER = Document(
    id=1,
    edition=1,
    source=Path("/texts/newsletter-112.pdf"),
    sha256="ab" * 32,
    structure=Structure(
        Metadata(
            title="經貿觀察電子報 第 112 期",
            authors=("林知遠",),
            date=date(2024, 4, 26),
            issue=IssueNumber("經貿觀察電子報", 112, date(2024, 4, 26)),
            publisher="經貿觀察室",
        ),
        (
            Block(HEADING, "政策評析", level=1, page=1),
            Block(HEADING, "友岸外包與供應鏈的重組", level=2, page=1),
            Block(BlockKind.BYLINE, "觀察室 林知遠 研究員", role="author", page=1),
            Block(HEADING, "一、前言", level=3, page=1),
            Block(PARAGRAPH, "關稅不是唯一的工具，「補貼」與出口管制的份量日增。", page=1),
            Block(HEADING, "二、作法", level=3, page=2),
            Block(HEADING, "（一）分散來源", level=4, page=2),
            Block(
                PARAGRAPH,
                "企業多在原有基地之外另設據點。",
                inlines=(FootnoteRef(15, 1, 9),),
                page=2,
            ),
            Block(BlockKind.FURNITURE, "經貿觀察室 2", role="page_number", page=2),
            Block(BlockKind.FOOTNOTE, "See WTO Secretariat, supra note 2, at 5.", number=1, page=2),
            Block(HEADING, "各國消息", level=1, page=3),
            Block(HEADING, "▲越南調整投資審查", level=2, page=3),
            Block(PARAGRAPH, "越南自七月起適用新制。", page=3),
            Block(BlockKind.BYLINE, "【由陳以真報導】", role="reporter", page=3),
        ),
        Records(news_items=(NewsItem("越南調整投資審查", "陳以真", (), (), 11, 13),)),
    ),
)
REPORT = Document(
    id=2,
    edition=1,
    source=Path("/texts/report.txt"),
    sha256="cd" * 32,
    structure=Structure(
        Metadata(title="公聽會報告 <草案> & *附件*", publisher="模擬委員會"),
        (
            Block(HEADING, "開場", level=1),
            Block(PARAGRAPH, "=SUM(A1:A9) 與 <script>alert('x')</script> 都只是文字 \\ _底線_ `碼` 1*2*3。"),
            Block(PARAGRAPH, "1. 不是清單。# 也不是標題。"),
            Block(
                BlockKind.TABLE,
                "日期\t會議\n4/30\tWTO",
                rows=((Cell(0, 2), Cell(3, 5)), (Cell(6, 10), Cell(11, 14))),
            ),
        ),
    ),
)


def _annotation(number: int, document: Document, span: Span | None, exact: str, **more: object) -> Annotation:
    made = Annotation(
        id=f"00000000-0000-4000-8000-{number:012d}",
        document=document.id,
        edition=document.edition,
        span=span,
        quote=TextQuoteSelector(exact, "前文", "後文"),
        created=f"2024-05-{number:02d}T08:00:00Z",
        modified=f"2024-05-{number:02d}T09:30:00Z",
        state=AnchorState.RESOLVED if span else AnchorState.ORPHANED,
    )
    return Annotation(**{**{name: getattr(made, name) for name in made.__slots__}, **more})


def _excerpt(document: Document, annotation: Annotation) -> Excerpt:
    citation = cite(document, annotation.span) if annotation.span else cite_whole(document)
    return Excerpt(document, annotation, annotation.quote.exact, citation)


ANNOTATIONS = (
    (NEWSLETTER, _annotation(3, NEWSLETTER, Span.within(9, 4, 19), "WTO Secretariat", colour=Colour.BLUE)),
    (
        NEWSLETTER,
        _annotation(
            1,
            NEWSLETTER,
            Span.within(4, 0, 9),
            "關稅不是唯一的工具",
            note="**重點**：見 [WTO](https://www.wto.org/)。\n\n1. 第一\n2. 第二 `x`\n\n<b>不是標記</b>",
            tags=("關稅", "讀書會 A"),
        ),
    ),
    (
        NEWSLETTER,
        _annotation(
            2,
            NEWSLETTER,
            Span(Position(4, 10), Position(7, 15)),
            "「補貼」與出口管制的份量日增。\n二、作法\n（一）分散來源\n企業多在原有基地之外另設據點。",
            colour=Colour.GREEN,
            style=Style.UNDERLINE,
            tags=("供應鏈",),
        ),
    ),
    (NEWSLETTER, _annotation(4, NEWSLETTER, Span.within(12, 0, 11), "越南自七月起適用新制。", colour=Colour.RED)),
    (NEWSLETTER, _annotation(5, NEWSLETTER, None, "上一版才有的句子。", note="找不到位置")),
    (
        REPORT,
        _annotation(
            6,
            REPORT,
            Span(Position(1, 0), Position(3, 14)),
            f"{REPORT.blocks[1].text}\n{REPORT.blocks[2].text}\n{REPORT.blocks[3].text}",
            note="控制字元\x00\x0b與 javascript:[點](javascript:alert(1)) ![圖](https://example.org/a.png)",
            colour=Colour.GREY,
            tags=("#a_b", "甲,乙"),
        ),
    ),
)
EXCERPTS = tuple(_excerpt(document, annotation) for document, annotation in ANNOTATIONS)
