"""Readers in real child processes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from wolofsearch.documents.isolation import ReaderPool


@pytest.fixture
def pool() -> Iterator[ReaderPool]:
    """A pool of real children, ended after the test."""
    made = ReaderPool()
    yield made
    made.close()
