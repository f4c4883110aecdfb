"""The scripts in which a document can be shown."""

from enum import StrEnum


class Script(StrEnum):
    """source: as imported.  tw, hk: Traditional in the characters of Taiwan or Hong Kong.  cn: Simplified characters.
    cn-terms: Simplified with the mainland's terminology."""

    SOURCE = "source"
    TW = "tw"
    HK = "hk"
    CN = "cn"
    CN_TERMS = "cn-terms"

    @property
    def is_simplified(self) -> bool:
        """Whether it is one of the mainland's, whatever the text was."""
        return self in (Script.CN, Script.CN_TERMS)
