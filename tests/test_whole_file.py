"""A file is written whole or not at all."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from wolofsearch.whole_file import replacing


def test_the_new_file_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    target = tmp_path / "list.csv"
    target.write_bytes(b"old")
    with replacing(target) as file:
        file.write(b"new")
        assert target.read_bytes() == b"old"
    assert target.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [target]


def test_what_fails_halfway_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "list.csv"
    target.write_bytes(b"old")

    def stopped() -> None:
        with replacing(target) as file:
            file.write(b"half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stopped()
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights elsewhere")
@pytest.mark.parametrize(("private", "rights"), [(True, 0o600), (False, 0o644)])
def test_who_may_read_it(tmp_path: Path, private: bool, rights: int) -> None:
    target = tmp_path / "keys.json"
    with replacing(target, private=private) as file:
        assert stat.S_IMODE(next(tmp_path.iterdir()).stat().st_mode) == 0o600
        file.write(b"{}")
    assert stat.S_IMODE(target.stat().st_mode) == rights
