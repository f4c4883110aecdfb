"""Moves the schema of an older library on.  The only importer of Alembic."""

from pathlib import Path
from typing import Final

from alembic import command
from alembic.config import Config

from reader.storage.database import Database

REVISIONS_FOLDER: Final = Path(__file__).parent / "migrations"


def configuration(scripts: Path = REVISIONS_FOLDER) -> Config:
    configuration = Config()
    configuration.set_main_option("script_location", str(scripts).replace("%", "%%"))
    return configuration


def migrate(database: Database, scripts: Path = REVISIONS_FOLDER) -> None:
    """Run what is missing up to the newest revision, in one transaction: all of it or none.

    Another process that was quicker leaves nothing to do.  Raises StorageError.
    """
    with database.writing() as connection:
        settings = configuration(scripts)
        settings.attributes["connection"] = connection
        command.upgrade(settings, "head")
