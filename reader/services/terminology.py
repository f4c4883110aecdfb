"""Which terms a reader wants shown in other words, beyond and against what the program brings."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from reader.errors import UsageError
from reader.i18n import gettext as _
from reader.model.script import Script
from reader.storage import Library
from reader.text.conversion import Conversions
from reader.text.folding import fold_text
from reader.text.vocabulary import Choices, Region, notes, vocabulary

_KEY: Final = "terminology"


class TerminologyService:
    """Every change is kept in the library when it returns, and takes effect in `conversions`."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self.conversions = Conversions(_choices(library.setting(_KEY)))

    @property
    def choices(self) -> Choices:
        """What the reader has chosen by now."""
        return self.conversions.choices

    def note(self, term: str) -> str:
        """What the program's vocabulary notes on `term`, as the texts have it; empty for one of the reader's own."""
        return "" if any(term in pair for pair in self.choices.added) else notes().get(term, "")

    def forms(self, phrase: str) -> tuple[str, ...]:
        """`phrase` in the words of the other region, Taiwan's first; none where both say it alike.  Whatever script it
        is in, a text of either region may be meant."""
        plain = self.conversions.convert(phrase, Script.CN).text
        taiwan = self.conversions.converter(Script.TW, simplified_source=True).convert(plain).text
        mainland = self.conversions.converter(Script.CN_TERMS).convert(phrase).text
        known = {fold_text(phrase)}
        found = []
        for form in (taiwan, *self._taiwanese(plain), mainland):
            if fold_text(form) not in known:
                known.add(fold_text(form))
                found.append(form)
        return tuple(found)

    def _taiwanese(self, mainland: str) -> list[str]:
        """Every term of Taiwan that is shown as `mainland`."""
        terms = vocabulary(Region.MAINLAND).terms | self.choices.pairs(Region.MAINLAND)
        return [term for term, shown in terms.items() if shown == mainland and term not in self.choices.off]

    def turn_off(self, term: str) -> None:
        """Show `term`, as the texts have it, as it is from now on.  One of the reader's own is removed instead."""
        own = tuple(pair for pair in self.choices.added if term in pair)
        if own:
            self._set(replace(self.choices, added=tuple(pair for pair in self.choices.added if pair not in own)))
        else:
            self._set(replace(self.choices, off=self.choices.off | {term}))

    def turn_on(self, term: str) -> None:
        """Replace a term again that was turned off."""
        self._set(replace(self.choices, off=self.choices.off - {term}))

    def add(self, taiwan: str, mainland: str) -> None:
        """Show Taiwan's term as the mainland's and the other way round.  Raises UsageError."""
        pair = (" ".join(taiwan.split()), " ".join(mainland.split()))
        if not all(pair):
            raise UsageError(_("請填寫兩地的用語。"))
        others = tuple(each for each in self.choices.added if pair[0] not in each and pair[1] not in each)
        self._set(Choices(self.choices.off - set(pair), (*others, pair)))

    def _set(self, choices: Choices) -> None:
        self._library.set_setting(_KEY, {"off": sorted(choices.off), "added": [list(pair) for pair in choices.added]})
        self.conversions.choices = choices


def _choices(kept: object) -> Choices:
    """What another version of the program may have written, as far as it is understood."""
    if not isinstance(kept, Mapping):
        return Choices()
    off, added = kept.get("off"), kept.get("added")
    return Choices(
        frozenset(term for term in off if isinstance(term, str)) if isinstance(off, list) else frozenset(),
        tuple(
            (pair[0], pair[1])
            for pair in (added if isinstance(added, list) else ())
            if isinstance(pair, list) and len(pair) == 2 and all(isinstance(each, str) and each for each in pair)
        ),
    )
