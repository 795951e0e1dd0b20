"""What the commands about packages share: progress, and the word about who signed."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import closing
from pathlib import Path
from typing import Any, TypeVar

import click

from wolofsearch.cli.language import label
from wolofsearch.cli.output import StatusLine, print_json, shown_path, size, tell_id
from wolofsearch.packages import keys, reading
from wolofsearch.packages.head import Manifest
from wolofsearch.packages.progress import PackageProgress

Outcome = TypeVar("Outcome")

sign_option = click.option("--sign", is_flag=True, help="Sign it with the key of this computer's publisher.")


def asked_passphrase() -> str:
    """Ask for the passphrase of the private key where it has one; it is not shown.

    Raises:
        WolofSearchError: the key's file is broken.
    """
    if not keys.is_locked():
        return ""
    return str(click.prompt(label("passphrase"), hide_input=True, err=True))


def signing_seed(*, sign: bool) -> bytes | None:
    """Return the private key where a signature is wanted.

    Raises:
        WolofSearchError: there is none, it is broken, or the passphrase is wrong.
    """
    return keys.own_seed(sign=sign, passphrase=asked_passphrase() if sign else "")


def followed(work: Generator[PackageProgress | None, None, Outcome], *, as_json: bool) -> Outcome:
    """Do the work to its end, tell how far it is, and return what it returns."""
    line = StatusLine()
    with closing(work):
        try:
            while True:
                event = next(work)
                if event is None:
                    continue
                if as_json:
                    print_json(event.as_json(), lines=True)
                else:
                    line.show(_progress(event))
        except StopIteration as end:
            returned: Outcome = end.value
            return returned
        finally:
            line.clear()


def tell_signer(path: Path, kind: str) -> dict[str, Any]:
    """Say who signed a package before it is taken in: a warning where nobody did, or nobody known; return it.

    Raises:
        WolofSearchError: the package is none, broken, or signed wrongly.
    """
    with reading.opened(path, kind) as package:
        signer = package.signer
    if signer.state == "unsigned":
        tell_id("packages.unsigned", path=shown_path(path))
    elif signer.state == "unknown":
        tell_id("packages.unknown_signer", path=shown_path(path), key=signer.key_id, public_key=signer.public_key)
    else:
        click.echo(label("package_signed", who=signer.name, key=signer.key_id), err=True)
    return {"state": signer.state, "key_id": signer.key_id, "name": signer.name}


def show_package(target: Path, manifest: Manifest, *, as_json: bool) -> None:
    """Say what was made."""
    if as_json:
        told = {"path": shown_path(target), "name": manifest.name, "size_bytes": manifest.size_bytes}
        print_json({"event": "finished", **told, "about": manifest.about}, lines=True)
        return
    click.echo(label("package_made", path=shown_path(target), size=size(manifest.size_bytes)))
    missing = manifest.about.get("missing_originals", 0)
    if missing:
        click.echo(label("package_missing", count=missing))


def _progress(event: PackageProgress) -> str:
    if event.step == "copying":
        return label("package_copying", done=size(event.done), total=size(event.total))
    return label(f"package_{event.step}", done=event.done, total=event.total)
