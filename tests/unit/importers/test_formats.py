"""The list of suffixes that folders are searched for is that of the modules, which are loaded only when needed."""

import subprocess
import sys

from reader import importers
from reader.importers import epub, html, markdown, opendocument, pdf, plain_text, word


def test_the_suffixes_are_those_of_the_formats() -> None:
    modules = (plain_text, pdf, epub, html, markdown, opendocument, word)
    assert {suffix for module in modules for suffix in module.SUFFIXES} == importers.SUFFIXES


def test_naming_them_loads_no_parser() -> None:
    told = "import sys, reader.importers; print('lxml' in sys.modules, 'markdown_it' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]
