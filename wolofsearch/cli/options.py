"""Options that several commands share, written once so that they mean and read the same everywhere."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import click

from wolofsearch.errors import WolofSearchError

FOLDER = click.Path(file_okay=False, path_type=Path)
FILE = click.Path(path_type=Path)


class _LibraryFolder(click.Path):
    """The folder of a library; of a file is told what it is, in the person's language."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the path.

        Raises:
            WolofSearchError: ``library.is_package``, ``library.is_file``.
        """
        if Path(value).is_file():
            from wolofsearch.library.packing import SUFFIX  # most commands need no packages

            package = str(value).lower().endswith(SUFFIX)
            raise WolofSearchError("library.is_package" if package else "library.is_file", path=str(value))
        return super().convert(value, param, ctx)


class NewFile(click.Path):
    """A file to write: it may take the place of an older one of its kind, told by the ending, and of nothing else."""

    def __init__(self, suffix: str) -> None:
        super().__init__(path_type=Path)
        self._suffix = suffix

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the path.

        Raises:
            WolofSearchError: ``general.not_replaced``.
        """
        path = Path(os.fsdecode(super().convert(value, param, ctx)))
        if path.is_dir() or (path.exists() and path.suffix.lower() != self._suffix):
            raise WolofSearchError("general.not_replaced", path=path)
        return path


library_option = click.option(
    "--library",
    "folder",
    type=_LibraryFolder(path_type=Path),
    metavar="DIR",
    help="Folder of the library; default: the one in use.",
)
model_option = click.option(
    "--model", metavar="MODEL", help="Id of an installed model, or the folder of one; default: the one in use."
)
dim_option = click.option(
    "--dim", type=click.IntRange(min=1), metavar="D", help="Length of the vectors; default: the model's own."
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON on stdout and nothing else there.")
