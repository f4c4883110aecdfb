"""Folders that a program keeps in step with other machines, where a database in use is no safe guest.

Such a program copies library.db without its log, takes the one for a newer version of the other, and leaves
"conflicted copies".
"""

import re
from pathlib import Path
from typing import Final

# (service, what a folder of it is called; an example)
_SERVICES: Final = (
    ("Dropbox", re.compile(r"dropbox( \(.+\))?|dropbox-.+")),  # Dropbox (Personal), CloudStorage/Dropbox-Office
    ("OneDrive", re.compile(r"onedrive( ?- ?.+)?")),  # OneDrive - 經濟部, CloudStorage/OneDrive-Personal
    ("Google Drive", re.compile(r"google ?drive(-.+)?|google 雲端硬碟|我的雲端硬碟")),  # GoogleDrive-me@example.org
    ("iCloud", re.compile(r"icloud( ?drive)?|com~apple~clouddocs|mobile documents")),  # iCloudDrive (Windows)
)


def service(folder: Path) -> str | None:
    """The service that synchronises `folder`, as far as its path tells."""
    for part in (*folder.absolute().parts, *folder.resolve().parts):
        for name, called in _SERVICES:
            if called.fullmatch(part.casefold()):
                return name
    return None
