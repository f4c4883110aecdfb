"""What a reader sets right: blocks joined, parted, taken for something else; title, authors, date."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from reader.errors import NotFoundError, UsageError
from reader.i18n import gettext as _
from reader.model.annotation import Position
from reader.model.changes import ChangeSet
from reader.model.corrections import Act, Correction, Describe, Join, MetadataField, Recast, Refer, Split
from reader.model.dates import iso_of
from reader.model.document import Block, BlockKind, Document, Metadata, NoteNumber
from reader.model.progress import Report, no_report
from reader.services.history import History
from reader.services.renewing import Plan, Renewing, new_corrections
from reader.storage import Library
from reader.structure.correcting import Telling, corrected, describe_place

Blocks = Sequence[Block]


@dataclass(frozen=True, slots=True)
class Standing:
    """A correction, and whether it fits the present text."""

    correction: Correction
    fits: bool


def told(metadata: Metadata, field: MetadataField) -> str:
    """What `metadata` say of a field, in the form of `Describe.value`."""
    issue = metadata.issue
    values: Final = {
        MetadataField.TITLE: metadata.title,
        MetadataField.AUTHORS: "\n".join(metadata.authors),
        MetadataField.AFFILIATION: metadata.affiliation,
        MetadataField.SERIES: metadata.series or (issue.series if issue else None),
        MetadataField.VOLUME: str(issue.volume) if issue and issue.volume is not None else None,
        MetadataField.NUMBER: str(issue.number) if issue and issue.number is not None else None,
        MetadataField.DATE: iso_of(metadata.date_parts),
        MetadataField.PUBLISHER: metadata.publisher,
    }
    return values[field] or ""


class CorrectionService:
    """Every correction makes a new edition, durable when it is returned, on which annotations stay on their words.

    edition: the one the reader saw.  report: told how far it is; what it raises ends it with nothing done.  Each method
    raises NotFoundError, and UsageError where the document is another by now or the correction does not fit it.
    """

    def __init__(self, library: Library, history: History, renewing: Renewing) -> None:
        self._library = library
        self._history = history
        self._renewing = renewing

    def of(self, document: int) -> tuple[Standing, ...]:
        """The corrections of a document, in their order."""
        held = self._library.corrections(document)
        base = self._library.structured(document).structure
        unapplied = corrected(base, [each.act for each in held]).unapplied
        return tuple(Standing(each, index not in unapplied) for index, each in enumerate(held))

    def join(
        self, document: int, edition: int, block: int, last: int | None = None, report: Report = no_report
    ) -> ChangeSet:
        """The block goes on from the one above it, and so does each after it up to `last`; furniture stays aside."""
        refusal = _("這一段上面沒有可以合併的一段；表格只能與表格合併，頁首頁尾不能合併。")
        wanted = self._range(self._seen(document, edition).blocks, block, last)
        # From above, where each stands one block higher for each before it: from below, all that was joined would be
        # moved with every step.
        joins = [partial(_joining, index - before) for before, index in enumerate(wanted)]
        return self._add(document, joins, refusal, report)

    def split(self, document: int, edition: int, position: Position, report: Report = no_report) -> ChangeSet:
        """A block of its own begins at the character at `position`, in a table at its row."""
        self._seen(document, edition)
        refusal = _("這裡不能分段；請選一段文字中間的位置，表格請選第二列以後的列。")
        return self._add(document, [partial(_splitting, position)], refusal, report)

    def recast(
        self,
        document: int,
        edition: int,
        block: int,
        kind: BlockKind,
        level: int | None = None,
        role: str | None = None,
        last: int | None = None,
        report: Report = no_report,
    ) -> ChangeSet:
        """The block, and each after it up to `last`, is of another kind, level or role.

        One that becomes a footnote goes to the others.
        """
        blocks = self._seen(document, edition).blocks
        casts = [partial(_casting, index, kind, level, role) for index in self._range(blocks, block, last)[::-1]]
        return self._add(document, casts, _("這一段不能改成表格；請選其他種類。"), report)

    def refer(
        self,
        document: int,
        edition: int,
        position: Position,
        number: NoteNumber,
        marks: bool,
        report: Report = no_report,
    ) -> ChangeSet:
        """The figures or the sign at `position` mark the footnote `number`, or, where not `marks`, its mark is text."""
        self._seen(document, edition)
        refusal = _("這裡沒有可以當作註腳標記的數字或符號；請只選取標記。")
        return self._add(document, [partial(_referring, position, number, marks)], refusal, report)

    def describe(self, document: int, fields: Mapping[MetadataField, str], report: Report = no_report) -> ChangeSet:
        """The metadata say this; what they said anyway needs no correction.  One step, whatever the number of fields.

        Raises UsageError for a number or date that is none.
        """
        base = self._library.structured(document).metadata
        plan = self._renewing.plan(document, lambda held: _described(document, held, base, fields), report)
        for each in plan.unapplied:
            if isinstance(each.act, Describe) and each.act.field in fields:
                raise UsageError(
                    _("「{value}」不是卷數、期數或日期；請填數字，日期如 2024-05-31。").format(value=each.act.value)
                )
        return self._history.done(self._renewing.make(plan, report))

    def remove(self, document: int, ids: Collection[str], report: Report = no_report) -> ChangeSet:
        """Take corrections back, whenever they were made; those made since stay as far as they fit."""
        plan = self._renewing.plan(document, lambda held: [each for each in held if each.id not in ids], report)
        return self._history.done(self._renewing.make(plan, report))

    def _seen(self, document: int, edition: int) -> Document:
        now = self._library.document(document)
        if now.edition != edition:
            raise UsageError(_("這份文件剛在別處更動過；請看過新的內容再更正。"))
        return now

    @staticmethod
    def _range(blocks: Blocks, first: int, last: int | None) -> list[int]:
        """The blocks from `first` to `last`, of several without the furniture."""
        if last is None or last <= first:
            return [first]
        return [index for index in range(first, last + 1) if blocks[index].kind is not BlockKind.FURNITURE]

    def _add(self, document: int, acts: Sequence[Telling], refusal: str, report: Report) -> ChangeSet:
        """Do `acts` in one step."""
        plan = self._renewing.plan_more(document, acts, report)
        if any(each not in plan.held for each in plan.unapplied):
            raise UsageError(refusal)
        return self._history.done(self._renewing.make(plan, report)) if _changes(plan) else ChangeSet()


def _joining(block: int, blocks: Blocks) -> Act:
    return Join(describe_place(blocks, _within(blocks, Position(block, 0))))


def _splitting(position: Position, blocks: Blocks) -> Act:
    return Split(describe_place(blocks, _within(blocks, position)))


def _referring(position: Position, number: NoteNumber, marks: bool, blocks: Blocks) -> Act:
    return Refer(describe_place(blocks, _within(blocks, position)), number, marks)


def _casting(block: int, kind: BlockKind, level: int | None, role: str | None, blocks: Blocks) -> Act:
    return Recast(describe_place(blocks, _within(blocks, Position(block, 0))), kind, level, role)


def _within(blocks: Blocks, position: Position) -> Position:
    if not 0 <= position.block < len(blocks) or not 0 <= position.offset <= len(blocks[position.block].text):
        raise NotFoundError(_("文件裡沒有這個位置；請重新選取。"))
    return position


def _changes(plan: Plan) -> bool:
    return plan.after.structure != plan.now.structure


def _described(
    document: int, held: tuple[Correction, ...], base: Metadata, fields: Mapping[MetadataField, str]
) -> tuple[Correction, ...]:
    """The corrections with `fields` said: a field has one at most, and none if it says what the text does."""
    wanted = list(held)
    for field, value in fields.items():
        former = [each for each in wanted if isinstance(each.act, Describe) and each.act.field is field]
        wanted = [each for each in wanted if each not in former]
        if value.strip() != told(base, field):
            act = Describe(field, value.strip())
            wanted += [replace(former[0], act=act)] if former else new_corrections(document, wanted, [act])
    return tuple(wanted)
