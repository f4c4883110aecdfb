"""What each command of the menus does."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from reader.presenters import settings as declared
from reader.presenters.correcting import casts
from reader.ui.query_help import refuse_replacing

if TYPE_CHECKING:
    from reader.ui.window import MainWindow

Handlers = Mapping[str, Callable[[], object]]


def handlers(window: "MainWindow") -> Handlers:
    """By the names of the commands.  Late bound: some of the parts of `window` are made after the menus."""
    menus = (_of_files, _of_editing, _of_view, _of_ways, _of_panels, _of_marks, _of_terms, _of_corrections, _of_help)
    return {name: act for menu in menus for name, act in menu(window).items()}


def _of_files(window: "MainWindow") -> Handlers:
    chores = window.chores
    return {
        "import_files": chores.choose_files,
        "import_folder": chores.choose_folder,
        "export": lambda: window.export([]),
        "import_annotations": chores.import_annotations,
        "backup": chores.backup,
        "reindex": chores.reindex,
        "restructure": chores.restructure,
        "preferences": window.show_preferences,
        "quit": window.close,
    }


def _of_editing(window: "MainWindow") -> Handlers:
    return {
        "undo": window.deeds.undo,
        "redo": window.deeds.redo,
        "copy": window.desk.copy,
        "copy_citation": window.desk.copy_with_citation,
        "find_here": lambda: window.finder.focus(within=True),
        "find": lambda: window.finder.focus(),
        "replace": partial(refuse_replacing, window),
        "next_hit": lambda: window.finder.step(1),
        "previous_hit": lambda: window.finder.step(-1),
        "analysis": lambda: window.analyses.show(),
    }


def _of_view(window: "MainWindow") -> Handlers:
    settings = window.settings
    return {
        "larger": lambda: settings.step(declared.FONT_SIZE, 1),
        "smaller": lambda: settings.step(declared.FONT_SIZE, -1),
        "usual_size": lambda: settings.__setitem__(declared.FONT_SIZE, declared.FONT_SIZE.default),
        "next_script": lambda: window.next_choice(declared.SCRIPT),
        "next_theme": lambda: window.next_choice(declared.THEME),
        "full_screen": window.full_screen,
    }


def _of_ways(window: "MainWindow") -> Handlers:
    return {
        "back": window.navigator.back,
        "forward": window.navigator.forward,
        "next_section": lambda: window.navigator.step_section(1),
        "previous_section": lambda: window.navigator.step_section(-1),
    }


def _of_panels(window: "MainWindow") -> Handlers:
    return {
        "focus_library": lambda: window.docks.reveal(window.library.list),
        "focus_outline": lambda: window.docks.reveal(window.outline.tree),
        "focus_text": lambda: window.desk.view.setFocus(),
        "focus_results": lambda: window.docks.reveal(window.results.tree),
        "focus_annotations": lambda: window.docks.reveal(window.marks.panel.list),
        "focus_original": lambda: window.docks.reveal(window.originals.panel),
        "focus_works": lambda: window.docks.reveal(window.works.panel.tree),
        "focus_agenda": lambda: window.docks.reveal(window.agenda.panel.list),
    }


def _of_marks(window: "MainWindow") -> Handlers:
    return {
        "highlight": lambda: window.desk.highlight(None),
        "underline": window.desk.underline,
        "note": window.desk.write_note,
        "next_annotation": lambda: window.marks.step(1),
        "previous_annotation": lambda: window.marks.step(-1),
    }


def _of_terms(window: "MainWindow") -> Handlers:
    return {
        "glossary": lambda: window.terms.show(),
        "lookup": window.desk.look_up,
        "add_term": window.desk.add_term,
        "harvest_terms": lambda: window.terms.harvest(),
        "import_terms": lambda: window.terms.import_file(),
        "export_terms": lambda: window.terms.export(None),
        "manage_terms": lambda: window.terms.manage(),
    }


def _of_corrections(window: "MainWindow") -> Handlers:
    corrector = window.corrector
    return {
        "join_above": corrector.join,
        "split_here": corrector.split,
        "refer": corrector.refer,
        **{cast.name: partial(corrector.cast, cast) for cast in casts()},
        "confirm": corrector.confirm,
        "next_unsure": lambda: corrector.next_unsure(1),
        "previous_unsure": lambda: corrector.next_unsure(-1),
        "information": lambda: corrector.show_information(window),
    }


def _of_help(window: "MainWindow") -> Handlers:
    return {
        "keys": window.chores.show_keys,
        "query_help": lambda: window.finder.show_language(),
        "about": window.chores.show_about,
    }
