"""A text in the script the reader wants, each character still tied to where it came from.

    source     as it is
    tw         Traditional in the characters of Taiwan
    hk         Traditional in the characters of Hong Kong
    cn         Simplified; terms stay Taiwan's
    cn-terms   Simplified, the mainland's terms for Taiwan's

What a text becomes does not depend on what stands before or after it: convert whole blocks.
"""

from functools import cache
from typing import Final

from reader.model.script import Script
from reader.text.chain import Converted, replaced
from reader.text.offsets import OffsetMap
from reader.text.opencc_chains import chain
from reader.text.vocabulary import Vocabulary, mainland_vocabulary

__all__ = ["Converted", "Converter", "converter"]

# (script, whether the source is Simplified) -> the configuration; where there is none, the source is right as it is.
_CONFIGURATIONS: Final = {
    (Script.TW, False): "t2tw",
    (Script.TW, True): "s2tw",
    (Script.HK, False): "tw2hk",
    (Script.HK, True): "s2hk",
    (Script.CN, False): "tw2s",
    (Script.CN_TERMS, False): "tw2s",
}
# Stands for a term while the rest is converted; private, so no dictionary knows it.
_PLACEHOLDER: Final = "\ue000"


class Converter:
    """Converts to one script.  Dictionaries are loaded with the first text (0.1 s at most).

    `simplified_source`: the document is in Simplified script (`segmentation.is_simplified` of its whole text).
    `vocabulary`: the terms of `cn-terms`; by default those that come with the program.
    """

    def __init__(
        self, script: Script, vocabulary: Vocabulary | None = None, *, simplified_source: bool = False
    ) -> None:
        self.script = script
        self._configuration = _CONFIGURATIONS.get((script, simplified_source))
        self._vocabulary = vocabulary

    def convert(self, text: str) -> Converted:
        """`text` in the script, with the map from its offsets to those of the result."""
        if self._configuration is None or text.isascii():
            return Converted(text, OffsetMap.identity(len(text)))
        if self.script is Script.CN_TERMS:
            return self._with_terms(text)
        return chain(self._configuration).convert(text)

    def _with_terms(self, text: str) -> Converted:
        """Terms first, on the source; then the rest by the chain, which they part; one map through both."""
        assert self._configuration is not None
        vocabulary = self._vocabulary or mainland_vocabulary()
        matches = vocabulary.matches(text)
        if not matches:
            return chain(self._configuration).convert(text)
        parted, to_parted = replaced(text, text, [(start, end, _PLACEHOLDER) for start, end, _ in matches], atomic=True)
        rest, to_rest = chain(self._configuration).convert(parted)
        places = [to_rest.to_target(*to_parted.to_target(start, end)) for start, end, _ in matches]
        terms = [(start, end, match[2]) for (start, end), match in zip(places, matches, strict=True)]
        result, to_result = replaced(rest, rest, terms, atomic=True)
        return Converted(result, to_parted.compose(to_rest).compose(to_result))


@cache
def converter(script: Script, *, simplified_source: bool = False) -> Converter:
    """The converter to `script` with the vocabulary that comes with the program, one for each pair of arguments."""
    return Converter(script, simplified_source=simplified_source)
