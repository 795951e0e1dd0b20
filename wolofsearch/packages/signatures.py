"""Ed25519, as minisign uses it: a key pair of the publisher, a short signature, a key id that people can compare.

The arithmetic is libsodium's (PyNaCl), which is loaded only where something is signed or a signature is looked at.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

PUBLIC_KEY_BYTES = 32
SIGNATURE_BYTES = 64
_PURPOSE = b"wolofsearch package\n"
"""Before what is signed: a signature that was given to something else says nothing about a package."""


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signed, and the signature itself."""

    public_key: bytes
    signature: bytes

    @property
    def key_id(self) -> str:
        """What people compare: 16 hexadecimal digits."""
        return key_id(self.public_key)

    def is_of(self, digest: bytes) -> bool:
        """Return whether the owner of the key has signed this SHA-256."""
        from nacl.exceptions import CryptoError
        from nacl.signing import VerifyKey

        try:
            VerifyKey(self.public_key).verify(_PURPOSE + digest, self.signature)
        except (CryptoError, ValueError, TypeError):
            return False
        return True


def new_seed() -> bytes:
    """Return a new private key."""
    from nacl.signing import SigningKey

    return bytes(SigningKey.generate())


def public_key(seed: bytes) -> bytes:
    """Return the public key that belongs to a private one."""
    from nacl.signing import SigningKey

    return bytes(SigningKey(seed).verify_key)


def sign(seed: bytes, digest: bytes) -> Signature:
    """Sign a SHA-256 with a private key."""
    from nacl.signing import SigningKey

    key = SigningKey(seed)
    return Signature(bytes(key.verify_key), key.sign(_PURPOSE + digest).signature)


def key_id(public: bytes) -> str:
    """Return the id of a public key: the beginning of its SHA-256, hexadecimal."""
    return hashlib.sha256(public).hexdigest()[:16]
