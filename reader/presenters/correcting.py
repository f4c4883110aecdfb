"""What a reader can set right, in words: the kinds a block can be taken for, and the corrections made so far."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from reader.i18n import gettext as _
from reader.model.corrections import Act, Describe, Join, MetadataField, Refer, Split
from reader.model.document import Block, BlockKind

_QUOTED: Final = 14


@dataclass(frozen=True, slots=True)
class Cast:
    """Something that a block can be taken for.  name: of the command; keys: as Qt writes them."""

    name: str
    text: str
    kind: BlockKind
    level: int | None = None
    role: str | None = None
    keys: tuple[str, ...] = ()

    def fits(self, block: Block) -> bool:
        """Whether the block is that already."""
        levelled = self.level is None or block.level == self.level
        return block.kind is self.kind and levelled and block.role == self.role


def casts() -> tuple[Cast, ...]:
    """In the order of the menu.  Keys as in word processors."""
    heading = _("改為標題 {level}")
    return (
        Cast("cast_paragraph", _("改為段落"), BlockKind.PARAGRAPH, keys=("Ctrl+Alt+0",)),
        *(
            Cast(f"cast_heading_{n}", heading.format(level=n), BlockKind.HEADING, n, keys=(f"Ctrl+Alt+{n}",))
            for n in (1, 2, 3, 4)
        ),
        Cast("cast_list_item", _("改為清單項目"), BlockKind.LIST_ITEM, keys=("Ctrl+Shift+8",)),
        Cast("cast_footnote", _("改為註腳"), BlockKind.FOOTNOTE, keys=("Ctrl+Alt+F",)),
        Cast("cast_caption", _("改為圖表標題"), BlockKind.CAPTION),
        Cast("cast_byline", _("改為作者署名"), BlockKind.BYLINE, role="author"),
        Cast("cast_furniture", _("改為頁首頁尾（不屬內文）"), BlockKind.FURNITURE, role="header"),
    )


def field_name(field: MetadataField) -> str:
    names = {
        MetadataField.TITLE: _("標題"),
        MetadataField.AUTHORS: _("作者"),
        MetadataField.AFFILIATION: _("所屬機構"),
        MetadataField.SERIES: _("刊名或叢書"),
        MetadataField.VOLUME: _("卷數"),
        MetadataField.NUMBER: _("期數"),
        MetadataField.DATE: _("日期"),
        MetadataField.PUBLISHER: _("出版者"),
    }
    return names[field]


def act_label(act: Act) -> str:
    """What a correction does, in a few words."""
    if isinstance(act, Describe):
        value = _("、").join(act.value.splitlines()) or _("（無）")
        return _("{field}：{value}").format(field=field_name(act.field), value=value)
    whole = act.place.after.split("\n", 1)[0]
    words = whole if len(whole) <= _QUOTED else whole[:_QUOTED] + "…"
    if isinstance(act, Join):
        return _("「{words}」併入上一段").format(words=words)
    if isinstance(act, Refer):
        told = _("「{words}」處的 {number} 是註腳標記") if act.marks else _("「{words}」處的 {number} 不是註腳標記")
        return told.format(words=act.place.before.split("\n")[-1][-_QUOTED:], number=act.number)
    if isinstance(act, Split):
        return _("自「{words}」分段").format(words=words)
    named = (cast.text for cast in casts() if cast.kind is act.kind and cast.level in (None, act.level))
    return _("「{words}」{cast}").format(words=words, cast=next(named, _("改為{kind}").format(kind=act.kind)))


def next_unsure(blocks: Sequence[Block], here: int, steps: int, furniture: bool) -> int | None:
    """The unsure block after `here` (before it where `steps` is negative), around the ends too; None if there is none.

    furniture: whether running heads are shown, and so looked at.
    """
    unsure = [
        index
        for index, block in enumerate(blocks)
        if block.is_unsure and (furniture or block.kind is not BlockKind.FURNITURE)
    ]
    ahead = [index for index in unsure if index > here] if steps > 0 else [i for i in unsure if i < here][::-1]
    rest = unsure if steps > 0 else unsure[::-1]
    return next(iter((*ahead, *rest)), None)
