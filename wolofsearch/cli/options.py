"""Options that several commands share, written once so that they mean and read the same everywhere."""

from __future__ import annotations

from pathlib import Path

import click

FOLDER = click.Path(file_okay=False, path_type=Path)
FILE = click.Path(path_type=Path)

library_option = click.option(
    "--library", "folder", type=FOLDER, metavar="DIR", help="Folder of the library; default: the one in use."
)
model_option = click.option(
    "--model", metavar="MODEL", help="Id of an installed model, or the folder of one; default: the one in use."
)
dim_option = click.option(
    "--dim", type=click.IntRange(min=1), metavar="D", help="Length of the vectors; default: the model's own."
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON on stdout and nothing else there.")
