"""What is shown, marked, found and selected, without a screen."""

import pytest

from reader.model.annotation import Annotation, Colour, Position, Span, Style, TextQuoteSelector
from reader.model.document import Block, BlockKind
from reader.model.script import Script
from reader.presenters.passages import JOINER
from reader.presenters.reading import ReadingPresenter
from reader.presenters.slices import LONGEST
from reader.presenters.targets import FootnoteTarget, LinkTarget, TermTarget
from tests.unit.presenters.sample import (
    SAMPLE,
    SampleService,
    annotation_of,
    document,
    hit_of,
    paragraphs,
    place_of,
    span_of,
)


@pytest.fixture
def presenter() -> ReadingPresenter:
    made = ReadingPresenter(SampleService())
    made.open(SAMPLE)
    return made


def slice_of(presenter: ReadingPresenter, words: str) -> int:
    block, start, _ = place_of(SAMPLE, words)
    return presenter.slices.of(Position(block, start))


def inked(presenter: ReadingPresenter, ink: str) -> list[str]:
    """The shown texts that carry an ink."""
    found = []
    for number in range(len(presenter.slices)):
        for passage, runs in zip(presenter.passages(number), presenter.runs(number), strict=True):
            found += [passage.text[run.start : run.end] for run in runs if getattr(run.look, ink)]
    return [text.replace(JOINER, "") for text in found]


@pytest.mark.parametrize(
    ("script", "words"), [(Script.SOURCE, "智慧財產權"), (Script.CN, "智慧财产权"), (Script.CN_TERMS, "知识产权")]
)
def test_terms_are_marked_on_the_same_words_in_every_script(
    presenter: ReadingPresenter, script: Script, words: str
) -> None:
    presenter.set_script(script)
    assert inked(presenter, "term").count(words) == 3


def test_the_share_before_a_place_goes_by_the_characters_that_are_shown() -> None:
    presenter = ReadingPresenter(SampleService())
    presenter.open(document(Block(BlockKind.FURNITURE, "頁首頁首"), *paragraphs("一二三四", "五六七八九十").blocks))
    assert presenter.share_before(Position(1, 0)) == 0
    assert presenter.share_before(Position(1, 2)) == 0.2
    assert presenter.share_before(Position(2, 1)) == 0.5
    presenter.set_furniture_visible(True)
    assert presenter.share_before(Position(1, 1)) == 5 / 14
    presenter.open(None)
    assert presenter.share_before(Position(0, 0)) == 0


def test_terms_can_be_hidden(presenter: ReadingPresenter) -> None:
    presenter.set_terms_visible(False)
    assert inked(presenter, "term") == []


def test_hits_and_highlights_follow_the_words_through_a_change_of_script(presenter: ReadingPresenter) -> None:
    presenter.set_annotations([annotation_of(SAMPLE, "規定𠮷在2024年", Colour.RED)])
    presenter.set_hits([hit_of(SAMPLE, "秘書處"), hit_of(SAMPLE, "研討會")], current=1)
    presenter.set_script(Script.CN_TERMS)
    assert inked(presenter, "highlights") == ["规定𠮷在2024年"]
    assert inked(presenter, "hit") == ["秘书处"]
    assert inked(presenter, "current") == ["研讨会"]


def test_an_annotation_across_blocks_marks_the_part_in_each(presenter: ReadingPresenter) -> None:
    start, end = span_of(SAMPLE, "說明。").start, span_of(SAMPLE, "降低").end
    mark = Annotation("x", 1, 1, Span(start, end), TextQuoteSelector(""), Colour.BLUE, Style.UNDERLINE)
    presenter.set_annotations([mark])
    assert inked(presenter, "underlines") == ["說明。", "降低"]
    assert presenter.annotations_at(Position(4, 1)) == (mark,)
    assert presenter.annotations_at(Position(4, 2)) == ()


def test_overlapping_highlights_keep_both_colours(presenter: ReadingPresenter) -> None:
    presenter.set_annotations(
        [annotation_of(SAMPLE, "降低關稅", Colour.RED), annotation_of(SAMPLE, "關稅，並簡化", Colour.GREEN)]
    )
    (runs,) = presenter.runs(slice_of(presenter, "降低關稅"))
    assert [run.look.highlights for run in runs] == [
        (Colour.RED,),
        (Colour.RED, Colour.GREEN),
        (Colour.GREEN,),
    ]
    assert [a.quote.exact for a in presenter.annotations_at(Position(4, 2))] == ["降低關稅", "關稅，並簡化"]


def test_targets_come_in_the_order_of_the_text_and_links_hide_terms(presenter: ReadingPresenter) -> None:
    kinds = [type(target) for target in presenter.targets(slice_of(presenter, "世界貿易組織的"))]
    assert kinds == [TermTarget, TermTarget, FootnoteTarget, TermTarget]
    notes = presenter.targets(slice_of(presenter, "See WTO"))
    assert [type(target) for target in notes] == [TermTarget, LinkTarget]


def test_what_is_pointed_at_is_found_in_a_converted_text(presenter: ReadingPresenter) -> None:
    presenter.set_script(Script.CN_TERMS)
    number = slice_of(presenter, "世界貿易組織的")
    (passage,) = presenter.passages(number)
    term = presenter.target_at(number, 0, passage.text.index("产权"))
    assert isinstance(term, TermTarget)
    assert term.match.term.id == "智慧財產權"
    mark = presenter.target_at(number, 0, passage.text.index("1", passage.text.index(JOINER)))
    assert isinstance(mark, FootnoteTarget)
    assert (mark.ref.number, mark.ref.target) == (1, 8)
    assert presenter.target_at(number, 0, passage.text.index("规定")) is None


def test_the_words_of_a_selection_are_those_of_the_script_shown(presenter: ReadingPresenter) -> None:
    start, end = span_of(SAMPLE, "其後WTO").start, span_of(SAMPLE, "降低關稅").end
    presenter.set_script(Script.CN)
    assert presenter.shown_text(Span(start, end)) == "其后WTO秘书处另有说明。\n（一）降低关税"
    assert presenter.shown_text(span_of(SAMPLE, "5/7\t智慧財產權研討會\n5/10")) == "5/7\t智慧财产权研讨会\n5/10"


def test_shown_furniture_can_be_selected_and_hidden_furniture_cannot(presenter: ReadingPresenter) -> None:
    whole = Span(Position(0, 0), presenter.end())
    assert "經貿電子報" not in presenter.shown_text(whole)
    presenter.set_furniture_visible(True)
    assert "經貿電子報 3" in presenter.shown_text(whole)
    assert presenter.shown_text(whole).endswith("\n1 See WTO, https://www.wto.org/ (2024).")


def test_a_double_click_takes_a_word_and_never_punctuation(presenter: ReadingPresenter) -> None:
    block, start, _ = place_of(SAMPLE, "秘書處")
    assert presenter.word(Position(block, start + 1)) in (span_of(SAMPLE, "秘書處"), span_of(SAMPLE, "秘書"))
    assert presenter.word(Position(*place_of(SAMPLE, "，各會員")[:2])) is None


def test_a_triple_click_takes_the_sentence_or_the_cell(presenter: ReadingPresenter) -> None:
    block, start, _ = place_of(SAMPLE, "秘書處")
    assert presenter.sentence(Position(block, start)) == span_of(SAMPLE, "其後WTO秘書處另有說明。")
    assert presenter.sentence(Position(block, 3)).start.offset == 0
    block, start, _ = place_of(SAMPLE, "研討會")
    assert presenter.sentence(Position(block, start)) == span_of(SAMPLE, "智慧財產權研討會")


def test_a_step_passes_a_whole_character_and_a_whole_converted_word(presenter: ReadingPresenter) -> None:
    block, start, end = place_of(SAMPLE, "智慧財產權規定")
    assert presenter.step(Position(block, start), True).offset == start + 1
    presenter.set_script(Script.CN_TERMS)
    assert presenter.step(Position(block, start), True).offset == start + 5
    assert presenter.step(Position(block, start + 5), False).offset == start
    assert presenter.step(Position(block, end), True).offset == end + 1


def test_a_step_leaves_a_block_over_hidden_furniture(presenter: ReadingPresenter) -> None:
    assert presenter.step(Position(2, len(SAMPLE.blocks[2].text)), True) == Position(4, 0)
    assert presenter.step(Position(4, 0), False) == Position(2, len(SAMPLE.blocks[2].text))
    assert presenter.step(Position(0, 0), False) == Position(0, 0)
    assert presenter.step(presenter.end(), True) == presenter.end()


def test_combining_marks_are_passed_with_their_letter() -> None:
    presenter = ReadingPresenter(SampleService())
    presenter.open(paragraphs("e\u0301tude 葛\U000e0100城"))
    assert presenter.step(Position(0, 0), True).offset == 2
    assert presenter.step(Position(0, 2), False).offset == 0
    assert presenter.step(Position(0, 7), True).offset == 9


def test_the_section_is_the_heading_above(presenter: ReadingPresenter) -> None:
    assert [entry.text for entry in presenter.outline()] == ["壹、智慧財產權的新規則", "貳、時程"]
    section = presenter.section(Position(4, 0))
    assert section is not None
    assert section.text == "壹、智慧財產權的新規則"
    later = presenter.section(Position(6, 0))
    assert later is not None
    assert later.text == "貳、時程"


def test_a_footnote_knows_where_it_is_referred_to(presenter: ReadingPresenter) -> None:
    assert presenter.reference_to(8) == span_of(SAMPLE, "其後").start
    assert presenter.reference_to(4) is None


def test_notes_belong_to_the_slice_in_which_their_mark_begins(presenter: ReadingPresenter) -> None:
    cell = annotation_of(SAMPLE, "貿易政策檢討", note="筆記")
    presenter.set_annotations([cell, annotation_of(SAMPLE, "研討會")])
    with_notes = [n for n in range(len(presenter.slices)) if presenter.notes(n)]
    assert with_notes == [slice_of(presenter, "貿易政策檢討")]


def test_only_what_is_asked_for_is_converted() -> None:
    service = SampleService()
    presenter = ReadingPresenter(service)
    presenter.open(paragraphs(*["貿易"] * 5000))
    presenter.set_script(Script.CN)
    presenter.passages(4000)
    assert service.converted == 1


def test_a_long_block_keeps_terms_hits_and_words_across_its_cuts() -> None:
    text = "貿" * (LONGEST - 3) + "。智慧財產權" + "易" * LONGEST
    made = document(Block(BlockKind.PARAGRAPH, text))
    presenter = ReadingPresenter(SampleService())
    presenter.open(made)
    presenter.set_script(Script.CN_TERMS)
    presenter.set_hits([hit_of(made, "智慧財產權")], None)
    assert inked(presenter, "term") == ["知识产权"]
    assert inked(presenter, "hit") == ["知识产权"]
    assert presenter.shown_text(Span.within(0, LONGEST - 4, LONGEST + 4)) == "贸。知识产权易"
