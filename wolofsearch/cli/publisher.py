"""``wolofsearch publisher``: the key that signs packages made here, and the publishers that are trusted here."""

from __future__ import annotations

import click

from wolofsearch.cli.language import label
from wolofsearch.cli.options import json_option
from wolofsearch.cli.output import caption, print_json
from wolofsearch.cli.packages import asked_passphrase
from wolofsearch.errors import WolofSearchError
from wolofsearch.packages import keys
from wolofsearch.packages.keys import Publisher


@click.group()
def publisher() -> None:
    """Sign packages, and trust those who do."""


@publisher.command()
@click.argument("name")
@json_option
def new(name: str, *, as_json: bool) -> None:
    """Make the key with which this computer signs; NAME is yours or your institution's."""
    _show(keys.make_own_key(name), as_json=as_json)


@publisher.command()
@json_option
def show(*, as_json: bool) -> None:
    """Show the public key of this computer's publisher, to be given to those who shall trust it."""
    _show(keys.own_publisher(), as_json=as_json)


@publisher.command()
def lock() -> None:
    """Give the private key a password that signing asks for, or another one; an empty one takes it away.

    Nobody can find a forgotten one again: whoever trusted the key would have to trust a new one.
    """
    old = asked_passphrase()
    keys.own_key(old)
    new, again = (
        click.prompt(asked, default="", show_default=False, hide_input=True, err=True)
        for asked in (label("passphrase_new"), label("passphrase_again"))
    )
    if new != again:
        raise WolofSearchError("packages.passphrases_differ")
    keys.change_passphrase(old, new)
    click.echo(label("publisher_locked") if new else label("publisher_unlocked"))


@publisher.command()
@click.argument("key")
@click.argument("name")
@json_option
def trust(key: str, name: str, *, as_json: bool) -> None:
    """Trust packages signed with the public KEY from now on, and show them as NAME's."""
    _show(keys.trust(key, name), as_json=as_json)


@publisher.command()
@click.argument("key_id")
def distrust(key_id: str) -> None:
    """Trust the key with this id no longer."""
    click.echo(label("publisher_gone", who=keys.distrust(key_id).name))


@publisher.command("list")
@json_option
def list_(*, as_json: bool) -> None:
    """List the publishers that are trusted on this computer."""
    found = keys.trusted()
    if as_json:
        print_json({"publishers": [_described(one) for one in found]})
        return
    for one in found:
        click.echo(f"{one.key_id}  {one.name}")
    if not found:
        click.echo(label("publisher_none"))


def _show(one: Publisher, *, as_json: bool) -> None:
    if as_json:
        print_json(_described(one))
        return
    click.echo(caption(label("publisher_name"), one.name))
    click.echo(caption(label("publisher_key"), one.public_key))
    click.echo(caption(label("publisher_id"), one.key_id))


def _described(one: Publisher) -> dict[str, str]:
    return {"name": one.name, "public_key": one.public_key, "key_id": one.key_id}
