"""A planned download → an installed model: fetched, built beside the models, tried, then put among them."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Generator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from wolofsearch import paths
from wolofsearch.encoder.fetching.planning import Plan, fetch, model_id
from wolofsearch.encoder.installing import install_model
from wolofsearch.events import Event


def fetch_and_install(plan: Plan) -> Generator[Event, None, None]:
    """Download what is planned, build it, install it, and delete the download; yields what happens.

    The events are those of :func:`wolofsearch.encoder.fetching.planning.fetch` and then those of
    :func:`wolofsearch.encoder.checkpoint.building.build`, the last of which names the installed folder.

    Raises:
        WolofSearchError: ``encoder.…`` or ``general.…``; what was downloaded stays for the next time, and what was
            installed before is untouched.
    """
    yield from fetch(plan)

    from wolofsearch.encoder.build_events import Built
    from wolofsearch.encoder.checkpoint.building import build  # torch is loaded only where a model is built

    home = paths.home_dir()
    home.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory(dir=home, prefix=".built-") as scratch,
        closing(build(plan.folder, Path(scratch) / model_id(plan.repository))) as happening,
    ):
        for event in happening:
            yield replace(event, folder=install_model(event.folder).folder) if isinstance(event, Built) else event
    shutil.rmtree(plan.folder, ignore_errors=True)
