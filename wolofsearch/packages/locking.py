"""A private key behind a passphrase: Argon2id makes a key of the words, with which XSalsa20-Poly1305 closes the other.

Both are libsodium's (PyNaCl). What is needed to open it again, but for the words, lies beside it.
"""

from __future__ import annotations

import unicodedata
from typing import Any

from wolofsearch.errors import WolofSearchError

_HARDEST = 10
"""A file that asks for more rounds or memory than this many times ours is not one of ours."""


def locked(secret: bytes, passphrase: str) -> dict[str, Any]:
    """Return the secret so that only the passphrase opens it, ready for a JSON file."""
    from nacl.pwhash import argon2id
    from nacl.secret import SecretBox
    from nacl.utils import random

    salt = random(argon2id.SALTBYTES)
    # 64 MB: the smallest computers that the program runs on have it, and an attacker needs as much for every try.
    rounds, memory_bytes = argon2id.OPSLIMIT_SENSITIVE, argon2id.MEMLIMIT_INTERACTIVE
    key = argon2id.kdf(SecretBox.KEY_SIZE, _bytes(passphrase), salt, rounds, memory_bytes)
    box = bytes(SecretBox(key).encrypt(secret))
    return {"salt": salt.hex(), "rounds": rounds, "memory_bytes": memory_bytes, "box": box.hex()}


def opened(lock: dict[str, Any], passphrase: str) -> bytes:
    """Return the secret.

    Raises:
        WolofSearchError: ``packages.passphrase_wrong``.
        KeyError, TypeError, ValueError: what was kept is broken.
    """
    from nacl.exceptions import CryptoError
    from nacl.pwhash import argon2id
    from nacl.secret import SecretBox

    rounds, memory_bytes = int(lock["rounds"]), int(lock["memory_bytes"])
    if rounds > _HARDEST * argon2id.OPSLIMIT_SENSITIVE or memory_bytes > _HARDEST * argon2id.MEMLIMIT_INTERACTIVE:
        raise ValueError("rounds")
    salt, box = bytes.fromhex(lock["salt"]), bytes.fromhex(lock["box"])
    try:
        key = argon2id.kdf(SecretBox.KEY_SIZE, _bytes(passphrase), salt, rounds, memory_bytes)
    except CryptoError as error:
        raise ValueError("lock") from error
    try:
        return bytes(SecretBox(key).decrypt(box))
    except CryptoError as error:
        raise WolofSearchError("packages.passphrase_wrong") from error


def _bytes(passphrase: str) -> bytes:
    """Return the same bytes for the same words, however the keyboard composes an accent."""
    return unicodedata.normalize("NFC", passphrase).encode()
