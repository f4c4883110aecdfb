"""A text in the script the reader wants, each character still tied to where it came from.

    source     as it is
    tw         Traditional in the characters of Taiwan; from a text in Simplified script, with Taiwan's terms
    hk         Traditional in the characters of Hong Kong
    cn         Simplified; terms stay Taiwan's
    cn-terms   Simplified, the mainland's terms for Taiwan's

What a text becomes does not depend on what stands before or after it: convert whole blocks.
"""

from functools import cache
from typing import Final, NamedTuple

from reader.model.script import Script
from reader.text.chain import Converted, replaced
from reader.text.offsets import OffsetMap
from reader.text.opencc_chains import chain
from reader.text.segmentation import is_simplified
from reader.text.vocabulary import Choices, Region, Vocabulary, vocabulary

__all__ = ["Conversions", "Converted", "Converter", "Replacement", "converter"]

# (script, whether the source is Simplified) -> the configuration; where there is none, the source is right as it is.
_CONFIGURATIONS: Final = {
    (Script.TW, False): "t2tw",
    (Script.TW, True): "s2tw",
    (Script.HK, False): "tw2hk",
    (Script.HK, True): "s2hk",
    (Script.CN, False): "tw2s",
    (Script.CN_TERMS, False): "tw2s",
}
# The same -> whose terms are put in.
_REGIONS: Final = {(Script.TW, True): Region.TAIWAN, (Script.CN_TERMS, False): Region.MAINLAND}
# Stands for a term while the rest is converted; private, so no dictionary knows it.
_PLACEHOLDER: Final = "\ue000"


class Replacement(NamedTuple):
    """source[start:end], in code points, is shown in other words: `shown`."""

    start: int
    end: int
    shown: str


class Converter:
    """Converts to one script.  Dictionaries are loaded with the first text (0.1 s at most).

    `simplified_source`: the document is in Simplified script (`segmentation.is_simplified` of its whole text).
    `terms`: of the conversions that put in other terms; by default those that come with the program.
    """

    def __init__(self, script: Script, terms: Vocabulary | None = None, *, simplified_source: bool = False) -> None:
        self.script = script
        self._configuration = _CONFIGURATIONS.get((script, simplified_source))
        self._region = _REGIONS.get((script, simplified_source))
        self._terms = terms

    def convert(self, text: str) -> Converted:
        """`text` in the script, with the map from its offsets to those of the result."""
        if self._configuration is None or text.isascii():
            return Converted(text, OffsetMap.identity(len(text)))
        replacements = self.replacements(text)
        if not replacements:
            return chain(self._configuration).convert(text)
        return self._with_terms(text, replacements)

    def replacements(self, text: str) -> list[Replacement]:
        """The terms of `text` that are shown in other words, from left to right."""
        if self._region is None or text.isascii():
            return []
        terms = self._terms or vocabulary(self._region)
        return [Replacement(*match) for match in terms.matches(text)]

    def _with_terms(self, text: str, terms: list[Replacement]) -> Converted:
        """Terms first, on the source; then the rest by the chain, which they part; one map through both."""
        assert self._configuration is not None
        parted, to_parted = replaced(text, text, [(start, end, _PLACEHOLDER) for start, end, _ in terms], atomic=True)
        rest, to_rest = chain(self._configuration).convert(parted)
        places = [to_rest.to_target(*to_parted.to_target(start, end)) for start, end, _ in terms]
        shown = [(start, end, term.shown) for (start, end), term in zip(places, terms, strict=True)]
        result, to_result = replaced(rest, rest, shown, atomic=True)
        return Converted(result, to_parted.compose(to_rest).compose(to_result))


@cache
def converter(script: Script, *, simplified_source: bool = False) -> Converter:
    """The converter to `script` with the vocabulary that comes with the program, one for each pair of arguments."""
    return Converter(script, simplified_source=simplified_source)


class Conversions:
    """The converters of one reader, who may have terms of his own and have turned others off."""

    def __init__(self, choices: Choices | None = None) -> None:
        self._choices = choices or Choices()
        self._made: dict[tuple[Script, bool], Converter] = {}

    @property
    def choices(self) -> Choices:
        return self._choices

    @choices.setter
    def choices(self, choices: Choices) -> None:
        self._choices = choices
        self._made.clear()

    def converter(self, script: Script, *, simplified_source: bool = False) -> Converter:
        key = (script, simplified_source)
        if key not in self._made:
            region = _REGIONS.get(key)
            if region is None or self._choices == Choices():
                self._made[key] = converter(script, simplified_source=simplified_source)
            else:
                terms = vocabulary(region).changed(self._choices, region)
                self._made[key] = Converter(script, terms, simplified_source=simplified_source)
        return self._made[key]

    def of(self, text: str, script: Script) -> Converter:
        """The converter to `script` for `text`, whichever script it is written in."""
        if script is Script.SOURCE:
            return self.converter(script)
        return self.converter(script, simplified_source=is_simplified(text))

    def convert(self, text: str, script: Script) -> Converted:
        """`text` in `script`, whichever script it is written in."""
        return self.of(text, script).convert(text)
