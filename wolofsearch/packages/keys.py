"""The keys of this computer: the publisher's own one, and those of publishers that the person trusts.

Both are small JSON files in the data folder, readable by the account of the person only. The private key is as safe as
that account, unless the person gives it a passphrase: one forgotten would end all trust in the key, so nobody must.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from wolofsearch import paths
from wolofsearch.errors import WolofSearchError
from wolofsearch.packages import locking, signatures
from wolofsearch.packages.failing import told
from wolofsearch.whole_file import replacing

LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class Publisher:
    """A publisher. ``public_key``: 64 hexadecimal digits, which is what publishers give away."""

    name: str
    public_key: str

    @property
    def key_id(self) -> str:
        """What people compare."""
        return signatures.key_id(bytes.fromhex(self.public_key))


def own_key_file() -> Path:
    """Return the file of the private key; it may not exist."""
    return paths.home_dir() / "publisher.json"


def trusted_file() -> Path:
    """Return the file of the trusted keys; it may not exist."""
    return paths.home_dir() / "trusted-publishers.json"


def make_own_key(name: str, passphrase: str = "") -> Publisher:
    """Make the key of this publisher, who is called ``name``; an empty passphrase leaves it open.

    Raises:
        WolofSearchError: ``packages.key_exists``: a second key would make everybody distrust the first.
    """
    file = own_key_file()
    if file.exists():
        raise WolofSearchError("packages.key_exists", path=file)
    seed = signatures.new_seed()
    publisher = _publisher(name, signatures.public_key(seed).hex())
    _write_own(publisher, seed, passphrase)
    return publisher


def own_publisher() -> Publisher:
    """Return this publisher, for which no passphrase is needed.

    Raises:
        WolofSearchError: ``packages.no_key`` or ``packages.keys_broken``.
    """
    return _own_file()[0]


def is_locked() -> bool:
    """Return whether there is a key of this publisher that only a passphrase opens.

    Raises:
        WolofSearchError: ``packages.keys_broken``.
    """
    return own_key_file().exists() and "locked_key" in _own_file()[1]


def own_key(passphrase: str = "") -> tuple[Publisher, bytes]:
    """Return this publisher and the private key.

    Raises:
        WolofSearchError: ``packages.no_key``, ``packages.keys_broken``, or ``packages.passphrase_wrong``.
    """
    publisher, raw = _own_file()
    try:
        lock = raw.get("locked_key")
        seed = bytes.fromhex(raw["private_key"]) if lock is None else locking.opened(lock, passphrase)
        if signatures.public_key(seed).hex() != publisher.public_key:
            raise ValueError("pair")
    except (KeyError, TypeError, ValueError) as error:
        raise WolofSearchError("packages.keys_broken", path=own_key_file()) from error
    return publisher, seed


def change_passphrase(old: str, new: str) -> None:
    """Give the private key a passphrase, another one, or, where ``new`` is empty, none.

    Raises:
        WolofSearchError: as :func:`own_key`.
    """
    _write_own(*own_key(old), new)


def own_seed(*, sign: bool, passphrase: str = "") -> bytes | None:
    """Return the private key where a signature is wanted.

    Raises:
        WolofSearchError: as :func:`own_key`.
    """
    return own_key(passphrase)[1] if sign else None


def trusted() -> list[Publisher]:
    """Return the publishers that the person trusts, by name.

    Raises:
        WolofSearchError: ``packages.keys_broken``; nobody is trusted, or forgotten, by mistake.
    """
    file = trusted_file()
    if not file.exists():
        return []
    try:
        found = [_publisher(one["name"], one["public_key"]) for one in _read(file)["publishers"]]
    except (KeyError, TypeError, ValueError) as error:
        raise WolofSearchError("packages.keys_broken", path=file) from error
    return sorted(found, key=lambda one: one.name)


def known() -> list[Publisher]:
    """Return the publishers whose signature is no stranger's: those trusted, and who publishes on this computer.

    Raises:
        WolofSearchError: ``packages.keys_broken``.
    """
    return [*trusted(), *([own_publisher()] if own_key_file().exists() else [])]


def trust(public_key: str, name: str) -> Publisher:
    """Trust what is signed with this key from now on, and show it under this name.

    Raises:
        WolofSearchError: ``packages.not_a_key``.
    """
    try:
        publisher = _publisher(name, public_key.strip().lower())
    except ValueError as error:
        raise WolofSearchError("packages.not_a_key", key=public_key) from error
    others = [one for one in trusted() if one.public_key != publisher.public_key]
    _write(trusted_file(), {"publishers": [asdict(one) for one in [*others, publisher]]})
    return publisher


def distrust(key_id: str) -> Publisher:
    """Trust the key with this id no longer.

    Raises:
        WolofSearchError: ``packages.unknown_key``.
    """
    known = trusted()
    for gone in known:
        if gone.key_id == key_id.strip().lower():
            _write(trusted_file(), {"publishers": [asdict(one) for one in known if one != gone]})
            return gone
    raise WolofSearchError("packages.unknown_key", key=key_id)


def _own_file() -> tuple[Publisher, dict[str, Any]]:
    file = own_key_file()
    if not file.exists():
        raise WolofSearchError("packages.no_key")
    raw = _read(file)
    try:
        return _publisher(raw["name"], raw["public_key"]), raw
    except (KeyError, TypeError, ValueError) as error:
        raise WolofSearchError("packages.keys_broken", path=file) from error


def _write_own(publisher: Publisher, seed: bytes, passphrase: str) -> None:
    kept = {"locked_key": locking.locked(seed, passphrase)} if passphrase else {"private_key": seed.hex()}
    _write(own_key_file(), {**asdict(publisher), **kept})


def _publisher(name: str, public_key: str) -> Publisher:
    if len(bytes.fromhex(public_key)) != signatures.PUBLIC_KEY_BYTES or not name.strip():
        raise ValueError("key")
    return Publisher(" ".join(name.split())[:LONGEST_NAME], public_key)


def _read(file: Path) -> Any:
    with told(file):
        try:
            return json.loads(file.read_text(encoding="utf-8"))
        except (ValueError, RecursionError) as error:
            raise WolofSearchError("packages.keys_broken", path=file) from error


def _write(file: Path, content: dict[str, Any]) -> None:
    with told(file):
        file.parent.mkdir(parents=True, exist_ok=True)
        with replacing(file, private=True) as part:
            part.write(json.dumps(content, indent=1, ensure_ascii=False).encode())
