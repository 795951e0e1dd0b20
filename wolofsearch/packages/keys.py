"""The keys of this computer: the publisher's own one, and those of publishers that the person trusts.

Both are small JSON files in the data folder. The private key is not encrypted: it is as safe as the account of the
person who publishes, and readable by that account only.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from wolofsearch import paths
from wolofsearch.errors import WolofSearchError
from wolofsearch.packages import signatures
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


def make_own_key(name: str) -> Publisher:
    """Make the key of this publisher, who is called ``name``.

    Raises:
        WolofSearchError: ``packages.key_exists``: a second key would make everybody distrust the first.
    """
    file = own_key_file()
    if file.exists():
        raise WolofSearchError("packages.key_exists", path=file)
    seed = signatures.new_seed()
    publisher = _publisher(name, signatures.public_key(seed).hex())
    _write(file, {**asdict(publisher), "private_key": seed.hex()})
    return publisher


def own_key() -> tuple[Publisher, bytes]:
    """Return this publisher and the private key.

    Raises:
        WolofSearchError: ``packages.no_key`` or ``packages.keys_broken``.
    """
    file = own_key_file()
    if not file.exists():
        raise WolofSearchError("packages.no_key")
    raw = _read(file)
    try:
        seed = bytes.fromhex(raw["private_key"])
        publisher = _publisher(raw["name"], raw["public_key"])
        if signatures.public_key(seed).hex() != publisher.public_key:
            raise ValueError("pair")
    except (KeyError, TypeError, ValueError) as error:
        raise WolofSearchError("packages.keys_broken", path=file) from error
    return publisher, seed


def own_seed(*, sign: bool) -> bytes | None:
    """Return the private key where a signature is wanted.

    Raises:
        WolofSearchError: as :func:`own_key`.
    """
    return own_key()[1] if sign else None


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
