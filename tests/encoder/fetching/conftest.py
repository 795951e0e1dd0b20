"""A repository with a tiny checkpoint and all that lies about in published ones, and a hub that serves it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import tiny
from tests.encoder.checkpoint import made
from tests.encoder.fetching.made_hub import Hub, served


@pytest.fixture(scope="session")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of the repository. Never changed."""
    root = tmp_path_factory.mktemp("repository")
    made.make(root, tiny.tokenizer(tmp_path_factory.mktemp("tokenizer")))
    (root / "README.md").write_text("---\nlicense: apache-2.0\n---\n# Oolel\n", encoding="utf-8")
    for name in ("oolel_embed.py", "hubert_mrl/training_args.bin", "hubert_mrl/optimizer.pt", ".gitattributes"):
        (root / name).write_bytes(b"raise SystemExit('what nobody needs')")
    return root


@pytest.fixture
def hub(repository: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    """A hub on this computer, which is the one that is asked."""
    for name in ("HF_TOKEN", "HF_HUB_OFFLINE", "HTTP_PROXY", "http_proxy"):
        monkeypatch.delenv(name, raising=False)
    with served(repository) as hub:
        monkeypatch.setenv("HF_ENDPOINT", hub.url)
        yield hub
