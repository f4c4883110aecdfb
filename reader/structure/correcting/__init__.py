"""A structure as its reader has set it right.  Pure; what does not fit the text is left undone and told of."""

from reader.structure.correcting.corrected import Corrected, Telling, corrected
from reader.structure.correcting.moves import Moves
from reader.structure.correcting.places import describe_place

__all__ = ["Corrected", "Moves", "Telling", "corrected", "describe_place"]
