"""Who made a package: signed by a friend, by a stranger, by nobody, or not by whom it says."""

from __future__ import annotations

import json
import stat
import sys
from pathlib import Path

import pytest

from tests.packages.conftest import ABOUT
from tests.packages.test_packages import refused
from wolofsearch.errors import WolofSearchError
from wolofsearch.events import outcome
from wolofsearch.packages import keys, reading, writing
from wolofsearch.packages.head import FIXED


@pytest.fixture
def signed(tmp_path: Path, files: dict[str, Path]) -> Path:
    """A package that this computer's publisher has signed."""
    keys.make_own_key("Bibliothèque de Thiès")
    outcome(writing.write(tmp_path / "signed.woloflib", ABOUT, files, keys.own_key()[1]))
    return tmp_path / "signed.woloflib"


def signer(package: Path) -> reading.Signer:
    with reading.opened(package) as opened:
        return opened.signer


def test_a_signature_of_a_stranger_and_of_a_friend(signed: Path) -> None:
    publisher, _ = keys.own_key()
    assert (signer(signed).state, signer(signed).name) == ("trusted", "Bibliothèque de Thiès")
    keys.own_key_file().unlink()  # on any other computer
    assert signer(signed) == reading.Signer("unknown", publisher.key_id, None, publisher.public_key)
    keys.trust(f" {publisher.public_key.upper()} ", "Thiès")
    assert (signer(signed).state, signer(signed).name) == ("trusted", "Thiès")
    assert keys.distrust(publisher.key_id).name == "Thiès"
    assert signer(signed).state == "unknown"


def test_every_byte_of_a_signature_counts(signed: Path) -> None:
    content = signed.read_bytes()
    for place in range(8 + 4 + 4 + 32, FIXED.size):
        changed = bytearray(content)
        changed[place] ^= 1
        signed.write_bytes(changed)
        assert refused(signed) in {"damaged", "wrong_signature"}


def test_a_signature_of_something_else(signed: Path, packed: Path) -> None:
    keys.own_key_file().unlink()
    stolen, content = signed.read_bytes()[48 : FIXED.size], bytearray(packed.read_bytes())
    assert signed.read_bytes()[FIXED.size :] == packed.read_bytes()[FIXED.size :]
    packed.write_bytes(content[:48] + stolen + content[FIXED.size :])
    assert signer(packed).state == "unknown"  # the same content, so the signature is of it
    files = {"library.db": packed}
    outcome(writing.write(packed.with_name("other"), ABOUT, files))
    other = packed.with_name("other").read_bytes()
    packed.with_name("other").write_bytes(other[:48] + stolen + other[FIXED.size :])
    assert refused(packed.with_name("other")) == "wrong_signature"


@pytest.mark.skipif(sys.platform == "win32", reason="rights are told otherwise there")
def test_the_private_key_is_for_nobody_else(signed: Path) -> None:
    assert stat.S_IMODE(keys.own_key_file().stat().st_mode) == 0o600


def test_keys_that_are_none_and_files_that_are_broken() -> None:
    with pytest.raises(WolofSearchError) as caught:
        keys.own_key()
    assert caught.value.message_id == "packages.no_key"
    for wrong in ("", "abc", "zz" * 32, "00" * 31):
        with pytest.raises(WolofSearchError) as caught:
            keys.trust(wrong, "X")
        assert caught.value.message_id == "packages.not_a_key"
    with pytest.raises(WolofSearchError) as caught:
        keys.distrust("0" * 16)
    assert caught.value.message_id == "packages.unknown_key"
    keys.make_own_key("X")
    with pytest.raises(WolofSearchError) as caught:
        keys.make_own_key("Y")
    assert caught.value.message_id == "packages.key_exists"
    for file, look in ((keys.own_key_file(), keys.own_key), (keys.trusted_file(), keys.trusted)):
        for content in ("{", "[]", '{"publishers": [{"name": "X", "public_key": "00"}]}'):
            file.write_text(content, encoding="utf-8")
            with pytest.raises(WolofSearchError) as caught:
                look()
            assert caught.value.message_id == "packages.keys_broken"


def wrong(passphrase: str) -> str:
    with pytest.raises(WolofSearchError) as caught:
        keys.own_key(passphrase)
    return caught.value.message_id


def test_a_passphrase_opens_the_key_and_no_other_words_do(tmp_path: Path, files: dict[str, Path]) -> None:
    publisher = keys.make_own_key("Thiès", "né à Thiès")
    assert keys.is_locked()
    assert keys.own_publisher() == publisher
    _, seed = keys.own_key("né à Thiès")
    assert seed.hex() not in keys.own_key_file().read_text(encoding="utf-8")
    assert keys.own_key("ne\u0301 a\u0300 Thie\u0300s")[1] == seed  # as another keyboard composes the accents
    assert {wrong(words) for words in ("", "ne a Thies", "né à thiès")} == {"packages.passphrase_wrong"}
    with pytest.raises(WolofSearchError):
        keys.own_seed(sign=True)
    assert keys.own_seed(sign=False) is None
    assert keys.own_seed(sign=True, passphrase="né à Thiès") == seed
    outcome(writing.write(tmp_path / "signed.woloflib", ABOUT, files, seed))
    assert signer(tmp_path / "signed.woloflib").key_id == publisher.key_id


def test_a_key_without_a_passphrase_gets_one_and_loses_it_again() -> None:
    publisher = keys.make_own_key("Thiès")
    seed = keys.own_key()[1]
    assert not keys.is_locked()
    keys.change_passphrase("", "mil")
    assert keys.own_key("mil") == (publisher, seed)
    with pytest.raises(WolofSearchError):
        keys.change_passphrase("niébé", "")
    assert keys.own_key("mil") == (publisher, seed)
    keys.change_passphrase("mil", "")
    assert keys.own_key() == (publisher, seed)


@pytest.mark.parametrize(
    "changes", [{"salt": "00"}, {"rounds": 0}, {"rounds": 10**6}, {"memory_bytes": 2**40}, {"box": "zz"}, {"box": None}]
)
def test_a_lock_that_is_broken_is_told(changes: dict[str, object]) -> None:
    keys.make_own_key("Thiès", "mil")
    kept = json.loads(keys.own_key_file().read_text(encoding="utf-8"))
    kept["locked_key"] |= changes
    keys.own_key_file().write_text(json.dumps(kept), encoding="utf-8")
    assert wrong("mil") == "packages.keys_broken"
