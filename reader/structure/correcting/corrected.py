"""All corrections of a document, one after the other."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from reader.collector import without_collection
from reader.model.corrections import Act, Describe
from reader.model.document import Block, Structure
from reader.model.progress import Progress, Report, no_report
from reader.structure.correcting.describing import described
from reader.structure.correcting.editing import Editing
from reader.structure.correcting.moves import Moves
from reader.structure.entries import records
from reader.structure.provenance import origin


@dataclass(frozen=True, slots=True)
class Corrected:
    """moves: from the words of the structure given to those of this one.  acts: all that were to be done.  unapplied:
    which of them, counted from 0, did not fit it."""

    structure: Structure
    moves: Moves
    acts: tuple[Act, ...]
    unapplied: tuple[int, ...]


# What is to be done to the blocks that there are, whose inlines are left out.
Telling = Callable[[Sequence[Block]], Act]


def corrected(
    structure: Structure, acts: Sequence[Act], further: Sequence[Telling] = (), report: Report = no_report
) -> Corrected:
    """`structure` with `acts` done to it, and then the `further` ones, each told from the blocks as those before it
    left them.  Raises what these and `report` raise, and else nothing; without acts it is the very same.

    Every word stays as it is; markers, footnotes' numbers and footnote marks go into the text and out of it as their
    blocks become something else.  What is recognised in the blocks is recognised anew.
    """
    with without_collection():
        return _corrected(structure, (*acts, *further), report)


def _corrected(structure: Structure, acts: Sequence[Act | Telling], report: Report) -> Corrected:
    editing = Editing(structure.blocks)
    metadata = structure.metadata
    done: list[Act] = []
    unapplied = []
    for number, each in enumerate(acts):
        report(Progress("correct", number, len(acts)))
        act = each(editing.shapes()) if callable(each) else each
        if isinstance(act, Describe):
            told = described(metadata, act)
            fits, metadata = told is not None, told or metadata
        else:
            fits = editing.do(act)
        if not fits:
            unapplied.append(len(done))
        done.append(act)
    made = replace(structure, metadata=metadata, blocks=editing.blocks() if editing.changed else structure.blocks)
    if editing.changed or metadata.date_parts != structure.metadata.date_parts:
        found = records.records(made.blocks, origin.day(metadata, made.blocks))
        # Of some formats the targets are known only to what read the file.
        made = replace(made, records=replace(found, link_targets=structure.records.link_targets))
    return Corrected(made, editing.moves(), tuple(done), tuple(unapplied))
