"""The library against a plain dictionary, under random work, undone, redone, closed and opened again."""

import json
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, initialize, invariant, precondition, rule

from reader.bootstrap import Reader, open_reader
from reader.model.annotation import Annotation, Colour, Position, Span, Style
from reader.model.changes import ChangeSet
from reader.model.document import Block, Cell, FootnoteRef, Link, Metadata, Records, Structure
from reader.services.annotating import normalised_tags
from reader.storage import codec

TEXT = "世界貿易組織於日內瓦召開部長會議，會中就漁業補貼達成協議。"
WORDS = st.text(max_size=12)
TAGS = st.lists(st.sampled_from(["WTO", "漁業", " 漁業 ", "#補貼", ""]) | WORDS, max_size=4)
PLACES = st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, len(TEXT))).filter(lambda ends: ends[0] < ends[1])

st.register_type_strategy(
    FootnoteRef, st.builds(FootnoteRef, st.integers(), st.integers() | st.text(), st.none() | st.integers())
)
st.register_type_strategy(Link, st.builds(Link, st.integers(), st.integers(), st.text()))
st.register_type_strategy(Cell, st.builds(Cell, st.integers(), st.integers()))
STRUCTURES = st.builds(
    Structure,
    st.from_type(Metadata),
    st.lists(st.from_type(Block), max_size=5).map(tuple),
    st.from_type(Records),
    st.lists(st.integers(), max_size=3).map(tuple),
)


def _plain(value: Any) -> str:
    """Told apart by their words, since no number is equal to itself in every float."""
    return repr(value)


@settings(max_examples=60, deadline=None)
@given(STRUCTURES)
def test_every_structure_comes_back(structure: Structure) -> None:
    packed = codec.pack(structure)

    assert _plain(codec.unpack(packed.texts, packed.shape)) == _plain(structure)
    assert len(codec.unpack_texts(packed.texts)) == len(structure.blocks)


class Annotating(RuleBasedStateMachine):
    """`expected` is what the library must hold; `past` and `future` are what undo and redo must bring back."""

    annotations: Bundle[str] = Bundle("annotations")

    @initialize()
    def begin(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        root = Path(self.folder.name)
        (root / "a.txt").write_text(TEXT, encoding="utf-8")
        self.reader: Reader = open_reader(root / "library")
        (self.document,) = self.reader.library_service.import_paths([root / "a.txt"]).added
        self.expected: dict[str, Annotation] = {}
        self.settings: dict[str, Any] = {}
        self.past: list[dict[str, Annotation]] = []
        self.future: list[dict[str, Annotation]] = []

    def teardown(self) -> None:
        self.reader.close()
        self.folder.cleanup()

    def _changed(self, changes: ChangeSet) -> None:
        if not changes:
            return
        self.past.append(dict(self.expected))
        self.future.clear()
        for change in changes.annotations:
            assert change.before == self.expected.get(change.annotation.id)
            if change.after is None:
                del self.expected[change.annotation.id]
            else:
                self.expected[change.after.id] = change.after

    @rule(
        target=annotations,
        place=PLACES,
        colour=st.sampled_from(Colour),
        style=st.sampled_from(Style),
        note=WORDS,
        tags=TAGS,
    )
    def add(self, place: tuple[int, int], colour: Colour, style: Style, note: str, tags: list[str]) -> str:
        span = Span.within(0, *place)
        changes = self.reader.annotations.add(self.document, span, colour=colour, style=style, note=note, tags=tags)
        made = changes.annotations[0].annotation
        assert (made.span, made.colour, made.style, made.note) == (span, colour, style, note)
        assert made.tags == normalised_tags(tags)
        assert made.quote.exact == TEXT[slice(*place)]
        self._changed(changes)
        return made.id

    @rule(key=annotations, colour=st.none() | st.sampled_from(Colour), note=st.none() | WORDS, tags=st.none() | TAGS)
    def edit(self, key: str, colour: Colour | None, note: str | None, tags: list[str] | None) -> None:
        if key not in self.expected:
            return
        before = self.expected[key]
        self._changed(self.reader.annotations.edit(key, colour=colour, note=note, tags=tags))
        wanted = replace(
            before,
            colour=before.colour if colour is None else colour,
            note=before.note if note is None else note,
            tags=before.tags if tags is None else normalised_tags(tags),
            modified=self.expected[key].modified,
        )
        assert self.expected[key] == wanted

    @rule(keys=st.lists(consumes(annotations), max_size=3))
    def delete(self, keys: list[str]) -> None:
        self._changed(self.reader.annotations.delete([key for key in keys if key in self.expected]))

    @precondition(lambda self: self.past)
    @rule()
    def undo(self) -> None:
        assert self.reader.undoing.can_undo
        self.reader.undoing.undo()
        self.future.append(self.expected)
        self.expected = self.past.pop()

    @precondition(lambda self: self.future)
    @rule()
    def redo(self) -> None:
        assert self.reader.undoing.can_redo
        self.reader.undoing.redo()
        self.past.append(self.expected)
        self.expected = self.future.pop()

    @rule(block=st.integers(0, 0), offset=st.integers(0, len(TEXT)))
    def leave_at(self, block: int, offset: int) -> None:
        self.reader.library_service.set_position(
            self.reader.library_service.document(self.document), Position(block, offset)
        )
        assert self.reader.library_service.position(self.document) == Position(block, offset)

    @rule(key=st.sampled_from("ab"), value=st.recursive(st.none() | st.booleans() | WORDS, st.lists))
    def set(self, key: str, value: Any) -> None:
        self.reader.library.set_setting(key, value)
        self.settings[key] = json.loads(json.dumps(value))

    @rule()
    def close_and_open(self) -> None:
        self.reader.close()
        self.reader = open_reader(Path(self.folder.name) / "library")
        self.past.clear()
        self.future.clear()

    @rule()
    def remove_and_bring_back(self) -> None:
        """Notes outlive the removal of their document; a document without notes comes back as another."""
        self.reader.library_service.remove([self.document])
        assert self.reader.annotations.of(None) == ()
        file = Path(self.folder.name) / "a.txt"
        (document,) = self.reader.library_service.import_paths([file]).added
        if self.expected:
            assert document == self.document
        else:
            self.close_and_open()
        self.document = document

    @invariant()
    def the_library_holds_what_it_must(self) -> None:
        if not hasattr(self, "reader"):
            return
        assert {each.id: each for each in self.reader.annotations.of(None)} == self.expected
        assert self.reader.undoing.can_undo == bool(self.past)
        assert self.reader.undoing.can_redo == bool(self.future)
        assert {key: self.reader.library.setting(key) for key in self.settings} == self.settings

    @invariant()
    def the_library_is_sound(self) -> None:
        if hasattr(self, "reader"):
            assert self.reader.library.check() == []


TestAnnotating = Annotating.TestCase
TestAnnotating.settings = settings(max_examples=25, stateful_step_count=25, deadline=None)
