"""``wolofsearch model verify``: whether a model's files are whole, and whether it computes what it should."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from wolofsearch import paths
from wolofsearch.cli.edge import FAILED
from wolofsearch.cli.language import label, language
from wolofsearch.cli.options import json_option
from wolofsearch.cli.output import print_json, shown_path
from wolofsearch.encoder.bundle import MANIFEST, find_model, verify_bundle
from wolofsearch.encoder.known_answers import record_answers
from wolofsearch.encoder.self_test import LAYERS, Check, self_test
from wolofsearch.errors import WolofSearchError

FILES = "files"
"""The layer before all others: bytes against checksums. What fails it is not loaded."""


@click.command()
@click.argument("name", required=False, metavar="[MODEL]")
@click.option(
    "--record", is_flag=True, help="Write what a sound MODEL answers into its manifest, to compare with from now on."
)
@json_option
@click.pass_context
def verify(ctx: click.Context, name: str | None, *, record: bool, as_json: bool) -> None:
    """Check one model (id or folder), or all: files against checksums, then a self-test in three layers.

    Known vectors: it computes what it did where it was built. Invariants: what holds for every model. Ranking: each
    passage finds itself, and each question the passage that it found before. Exit code 1 when any of it fails.
    """
    if record and name is None:
        raise click.UsageError("--record needs MODEL.")
    folders = _bundles() if name is None else [_named(name)]
    if not folders:
        raise WolofSearchError("encoder.no_model", path=paths.BUNDLED_MODELS_DIR)
    found = []
    for folder in folders:
        if not as_json:
            click.echo(shown_path(folder))
        checks = []
        for check in _checks(folder):
            checks.append(check)
            if not as_json:
                _tell(check)
        found.append(_report(folder, checks))
    sound = all(not one["problems"] for one in found)
    if record and sound:
        record_answers(folders[0])
        click.echo(label("verify_recorded"), err=as_json)
    if as_json:
        print_json({"ok": sound, "models": found})
    if not sound:
        ctx.exit(FAILED)


def _checks(folder: Path) -> Iterator[Check]:
    problems = verify_bundle(folder)
    yield from (Check(FILES, "failed", problem) for problem in problems)
    if problems:
        return
    yield Check(FILES, "passed")
    done = []
    try:
        for check in self_test(folder):
            done.append(check.layer)
            yield check
    except WolofSearchError as error:
        # Whatever it could not even begin to answer, it has failed.
        yield Check(next(layer for layer in LAYERS if layer not in done), "failed", error)


def _report(folder: Path, checks: list[Check]) -> dict[str, Any]:
    return {
        "folder": shown_path(folder),
        "layers": {check.layer: check.status for check in checks},
        "problems": [str(check.problem.told(language())) for check in checks if check.problem],
    }


def _tell(check: Check) -> None:
    told = str(check.problem.told(language())) if check.problem else label(f"verify_{check.status}")
    click.echo(f"  {label(f'verify_{check.layer}')} {told}")


def _named(name: str) -> Path:
    """Return the folder of a model by id or folder, also of one too broken to be a model."""
    try:
        return find_model(name)
    except WolofSearchError:
        if Path(name).is_dir():
            return Path(name)
        raise


def _bundles() -> list[Path]:
    """Return every folder that claims to be a model, also those too broken to be listed."""
    homes = (paths.BUNDLED_MODELS_DIR, paths.installed_models_dir())
    return [file.parent for home in homes for file in sorted(home.glob(f"*/{MANIFEST}"))]
