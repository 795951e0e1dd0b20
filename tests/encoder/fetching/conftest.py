"""A hub on this computer with a tiny checkpoint."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from huggingface_hub import constants
from huggingface_hub.utils._http import reset_sessions

from tests.encoder.fetching.made_hub import Hub, asked_instead, make_repository


@pytest.fixture(scope="session")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of the repository. Never changed."""
    return make_repository(tmp_path_factory.mktemp("repository"))


@pytest.fixture
def hub(repository: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    """The hub, asked in the place of the real one, in this process: elsewhere only the way out's own may."""
    monkeypatch.setattr(constants, "HF_HUB_OFFLINE", False)
    reset_sessions()
    with asked_instead(repository, monkeypatch) as hub:
        yield hub
    reset_sessions()
