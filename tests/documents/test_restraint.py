"""A program of others may take more memory than a reader, and the process that starts it does not keep that limit."""

from __future__ import annotations

import pytest

from wolofsearch.documents.document import MEGABYTE
from wolofsearch.documents.restraint import more_memory

resource = pytest.importorskip("resource", reason="limits of memory are POSIX's")


def test_the_limit_holds_only_meanwhile():
    before = resource.getrlimit(resource.RLIMIT_AS)
    with more_memory(4096 * MEGABYTE):
        assert resource.getrlimit(resource.RLIMIT_AS)[0] == 4096 * MEGABYTE
    assert resource.getrlimit(resource.RLIMIT_AS) == before
