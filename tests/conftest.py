"""The same surroundings for every test: the reference language, no screen, patient property tests."""

import os
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

# Before anything of the program is imported: the default of a setting follows the language.
os.environ["TRADE_READER_LANGUAGE"] = "zh_TW"
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# The same cases at every run, so that a red run means a change; new ones are sought by `make prove`.
settings.register_profile("test", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("prove", settings.get_profile("test"), derandomize=False, max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "test"))


@pytest.fixture(autouse=True)
def reference_language() -> Iterator[None]:
    """Whatever a test makes the program speak, the next one hears the reference."""
    from reader.i18n import set_language

    set_language("zh_TW")
    yield
    set_language("zh_TW")
