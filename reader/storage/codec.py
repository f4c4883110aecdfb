"""A structure as bytes and back.

Written from the declarations of the model, so that a field added there is stored here.  A field that has its default
is left out: most blocks are nothing but their text.
"""

import json
import types
import zlib
from collections.abc import Callable, Sequence
from dataclasses import MISSING, dataclass, fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from operator import attrgetter
from typing import Any, Final, Union, get_args, get_origin, get_type_hints

from reader.collector import without_collection
from reader.model.corrections import Act
from reader.model.document import Block, BlockKind, Metadata, PageFacts, Records, Structure
from reader.model.glossary import Term
from reader.model.notices import Notices
from reader.model.searches import Asked

_TEXT: Final = attrgetter("text")
_KIND: Final = attrgetter("kind")
# Level 1 halves Chinese text at the speed of a disk; the higher levels gain a tenth more and take a third longer.
_LEVEL: Final = 1
# Bytes between which it is told how far it is: some hundredths of a second.
_PIECE: Final = 2**20
_PLAIN: Final = frozenset((int, str, types.NoneType))  # what JSON tells apart


Tell = Callable[[float], object]


@dataclass(frozen=True, slots=True)
class _Coder:
    """encode: value -> what JSON holds; decode: the way back."""

    encode: Callable[[Any], Any]
    decode: Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Packed:
    """A structure as stored.  blocks and characters count all but furniture; notices: None where it has none."""

    metadata: Metadata
    texts: bytes
    shape: bytes
    blocks: int
    characters: int
    notices: bytes | None = None


def _same(value: Any) -> Any:
    return value


@cache
def _coder(kind: Any) -> _Coder:
    """The coder of a type of the model: a dataclass, enum, date, tuple, union, or what JSON has itself."""
    origin = get_origin(kind)
    if origin is Final:
        return _coder(*get_args(kind))
    if origin in (Union, types.UnionType):
        return _union(get_args(kind))
    if origin is tuple:
        return _tuple(get_args(kind))
    if is_dataclass(kind):
        return _record(kind)
    if kind is date:
        return _Coder(date.isoformat, date.fromisoformat)
    if isinstance(kind, type) and issubclass(kind, Enum):
        # As `value` is, which takes twenty times as long.
        return _Coder(attrgetter("_value_"), {member.value: member for member in kind}.__getitem__)
    return _Coder(_same, _same)


def _tuple(members: tuple[Any, ...]) -> _Coder:
    if members[-1] is Ellipsis:
        item = _coder(members[0])
        return _Coder(
            lambda value: [item.encode(each) for each in value],
            lambda plain: tuple([item.decode(each) for each in plain]),
        )
    items = [_coder(member) for member in members]
    return _Coder(
        lambda value: [coder.encode(each) for coder, each in zip(items, value, strict=True)],
        lambda plain: tuple([coder.decode(each) for coder, each in zip(items, plain, strict=True)]),
    )


def _union(members: tuple[Any, ...]) -> _Coder:
    """None is null; where there is but one other member, or JSON tells them apart, it stands as it is, else with its
    name: {"Link": …}."""
    if set(members) <= _PLAIN:
        return _Coder(_same, _same)
    named: dict[str, Any] = {member.__name__: member for member in members if member is not types.NoneType}
    if len(named) == 1:
        only = _coder(next(iter(named.values())))
        return _Coder(
            lambda value: None if value is None else only.encode(value),
            lambda plain: None if plain is None else only.decode(plain),
        )

    def encode(value: Any) -> Any:
        return None if value is None else {type(value).__name__: _coder(named[type(value).__name__]).encode(value)}

    def decode(plain: Any) -> Any:
        if plain is None:
            return None
        ((name, inner),) = plain.items()
        return _coder(named[name]).decode(inner)

    return _Coder(encode, decode)


def _default(field: Any) -> Any:
    if field.default_factory is not MISSING:
        return field.default_factory()
    return field.default  # MISSING equals no value


def _record(kind: Any) -> _Coder:
    hints = get_type_hints(kind)
    parts = [(field.name, _default(field), _coder(hints[field.name])) for field in fields(kind)]
    decoders = {name: coder.decode for name, _, coder in parts}

    def encode(value: Any) -> dict[str, Any]:
        return {name: coder.encode(part) for name, default, coder in parts if (part := getattr(value, name)) != default}

    def decode(plain: dict[str, Any]) -> Any:
        return kind(**{name: decoders[name](part) for name, part in plain.items() if name in decoders})

    return _Coder(encode, decode)


@cache
def _columns() -> tuple[tuple[str, Any, _Coder], ...]:
    """(name, default, coder) of each field of a block but its text and its kind, in the order of the declaration."""
    hints = get_type_hints(Block)
    coders = {"lines": _LINES}
    return tuple(
        (field.name, _default(field), coders.get(field.name) or _coder(hints[field.name]))
        for field in fields(Block)
        if field.name not in ("text", "kind")
    )


# Every block of a text has them, so that they alone would take a third of the time to open it.
_LINES: Final = _Coder(_same, lambda plain: tuple(map(tuple, plain)))


def _pack_blocks(blocks: Sequence[Block]) -> dict[str, Any]:
    """Each field as a column of [indices, values]: few blocks have a role, none in a plain text a page.

    indices: None for all blocks.
    """
    columns: dict[str, Any] = {}
    for name, default, coder in _columns():
        column = list(map(attrgetter(name), blocks))
        left_out = column.count(default)
        if left_out == len(column):
            continue
        indices = [index for index, value in enumerate(column) if value != default] if left_out else None
        if indices is not None:
            column = [column[index] for index in indices]
        columns[name] = [indices, column if coder.encode is _same else list(map(coder.encode, column))]
    return columns


def _unpack_blocks(texts: dict[str, Any], columns: dict[str, Any]) -> tuple[Block, ...]:
    count = len(texts["texts"])
    held: dict[str, list[Any]] = {"text": texts["texts"], "kind": list(_kinds(texts) or _kinds_among(columns))}
    for name, default, coder in _columns():
        column = held[name] = [default] * count
        indices, values = columns.get(name, ((), ()))
        for index, value in zip(range(count) if indices is None else indices, values, strict=True):
            column[index] = coder.decode(value)
    return tuple(map(Block, *(held[field.name] for field in fields(Block))))


def _untold(_share: float) -> None:
    """For what nobody waits for."""


def _squeeze(plain: Any, tell: Tell = _untold) -> bytes:
    text = json.dumps(plain, ensure_ascii=False, separators=(",", ":"), check_circular=False)
    data = text.encode("utf-8", "surrogatepass")
    squeezer = zlib.compressobj(_LEVEL)
    made = bytearray()
    for at in range(0, len(data), _PIECE):
        tell(at / len(data))
        made += squeezer.compress(data[at : at + _PIECE])
    return bytes(made + squeezer.flush())


def _unsqueeze(data: bytes) -> Any:
    return json.loads(zlib.decompress(data).decode("utf-8", "surrogatepass"))


def pack(structure: Structure, tell: Tell = _untold) -> Packed:
    """`structure` as two compressed rows.  tell: told what share of it is done, from 0 to 1.  Raises what that does."""
    with without_collection():
        return _packed(structure, tell)


def _packed(structure: Structure, tell: Tell) -> Packed:
    # Imported here: listing or searching a library need not wait for the rules that structure texts.
    from reader.structure.entries.notices import gather

    shape = {
        "metadata": _coder(Metadata).encode(structure.metadata),
        "records": _coder(Records).encode(structure.records),
        "page_starts": structure.page_starts,
        "pages": _coder(PageFacts).encode(structure.pages),
        "blocks": _pack_blocks(structure.blocks),
    }
    texts = list(map(_TEXT, structure.blocks))
    kinds = list(map(_KIND, structure.blocks))
    furniture = [index for index, kind in enumerate(kinds) if kind is BlockKind.FURNITURE]
    written = {"texts": texts, "furniture": furniture, "kinds": "".join(map(_LETTERS.__getitem__, kinds))}
    return Packed(
        structure.metadata,
        _squeeze(written, lambda share: tell(share / 2)),
        _squeeze(shape, lambda share: tell((1 + share) / 2)),
        len(texts) - len(furniture),
        sum(map(len, texts)) - sum(len(texts[index]) for index in furniture),
        pack_notices(gather(structure)),
    )


def pack_notices(notices: Notices) -> bytes | None:
    """`notices` as a compressed row, None for none."""
    return _squeeze(_coder(Notices).encode(notices)) if notices else None


def unpack_notices(data: bytes | None) -> Notices:
    """What `pack_notices` was given.  Raises zlib.error or ValueError where the bytes are damaged."""
    found: Notices = _coder(Notices).decode(_unsqueeze(data)) if data is not None else Notices()
    return found


def unpack(texts: bytes, shape: bytes) -> Structure:
    """What `pack` was given.  Raises zlib.error or ValueError where the bytes are damaged."""
    with without_collection():
        plain = _unsqueeze(shape)
        return Structure(
            _coder(Metadata).decode(plain["metadata"]),
            _unpack_blocks(_unsqueeze(texts), plain["blocks"]),
            _coder(Records).decode(plain["records"]),
            tuple(plain["page_starts"]),
            _coder(PageFacts).decode(plain.get("pages", {})),
        )


def encode_act(act: Act) -> str:
    """A correction's act as JSON."""
    return json.dumps(_coder(Act).encode(act), ensure_ascii=False)


def decode_act(text: str) -> Act:
    """What `encode_act` was given."""
    act: Act = _coder(Act).decode(json.loads(text))
    return act


def encode_term(term: Term) -> str:
    """A glossary's term as JSON."""
    return json.dumps(_coder(Term).encode(term), ensure_ascii=False)


def decode_term(text: str) -> Term:
    """What `encode_term` was given."""
    term: Term = _coder(Term).decode(json.loads(text))
    return term


def encode_asked(asked: Asked) -> str:
    """What a saved search asks as JSON."""
    return json.dumps(_coder(Asked).encode(asked), ensure_ascii=False)


def decode_asked(text: str) -> Asked:
    """What `encode_asked` was given."""
    asked: Asked = _coder(Asked).decode(json.loads(text))
    return asked


def unpack_texts(texts: bytes) -> tuple[str, ...]:
    """The text of each block, "" for furniture, without the cost of the rest."""
    plain = _unsqueeze(texts)
    for index in plain["furniture"]:
        plain["texts"][index] = ""
    return tuple(plain["texts"])


def unpack_reading(texts: bytes) -> tuple[tuple[str, ...], tuple[BlockKind, ...] | None]:
    """The text of each block, "" for furniture, and its kind; None where an older version has packed them."""
    plain = _unsqueeze(texts)
    for index in plain["furniture"]:
        plain["texts"][index] = ""
    return tuple(plain["texts"]), _kinds(plain)


def unpack_kinds(shape: bytes) -> tuple[BlockKind, ...]:
    """The kind of each block where `unpack_reading` has none, without the cost of the rest."""
    return _kinds_among(_unsqueeze(shape)["blocks"])


def _kinds(texts: dict[str, Any]) -> tuple[BlockKind, ...] | None:
    """The kind of each block; None where an older version has packed them."""
    letters = texts.get("kinds")
    return None if letters is None else tuple(map(_KIND_OF.__getitem__, letters))


def _kinds_among(columns: dict[str, Any]) -> tuple[BlockKind, ...]:
    """The same, where an older version has packed them."""
    _indices, kinds = columns.get("kind", ((), ()))
    return tuple(map(_KINDS.__getitem__, kinds))


# For who reads texts and kinds and nothing else.
_LETTERS: Final = {
    BlockKind.HEADING: "h",
    BlockKind.PARAGRAPH: "p",
    BlockKind.LIST_ITEM: "i",
    BlockKind.FOOTNOTE: "n",
    BlockKind.TABLE: "t",
    BlockKind.CAPTION: "c",
    BlockKind.BYLINE: "b",
    BlockKind.TOC_ENTRY: "e",
    BlockKind.FURNITURE: "f",
}
_KIND_OF: Final = {letter: kind for kind, letter in _LETTERS.items()}
# A look into a dict costs a quarter of what the making of an enum's member does.
_KINDS: Final = {kind.value: kind for kind in BlockKind}
