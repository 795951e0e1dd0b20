"""The edge of the program: commands are found here when asked for, and no error passes it without a sentence."""

from __future__ import annotations

import errno
import importlib
import os
import sys
import traceback
from typing import Any, NoReturn

import click

from wolofsearch.cli.language import language
from wolofsearch.cli.output import tell, tell_id
from wolofsearch.encoder.processor import require_processor
from wolofsearch.errors import Cancelled, WolofSearchError

DONE, FAILED, WRONG_USAGE, PARTLY_DONE, INTERRUPTED = 0, 1, 2, 3, 130
DEBUG_VARIABLE = "WOLOFSEARCH_DEBUG"


class Commands(click.Group):
    """A group whose commands live in modules that are imported only when they are needed.

    Args:
        places: name of a command → ``module:attribute`` inside this package.
    """

    def __init__(self, *args: Any, places: dict[str, str], **options: Any) -> None:
        super().__init__(*args, **options)
        self._places = places

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands, in the order in which they were given."""
        return list(self._places)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return one command; None where there is none of this name."""
        if cmd_name not in self._places:
            return None
        module, _, attribute = self._places[cmd_name].partition(":")
        found: click.Command = getattr(importlib.import_module(f"{__package__}.{module}"), attribute)
        return found

    def main(self, *args: Any, **options: Any) -> NoReturn:
        """Run a command and leave the process with its exit code; errors become sentences on stderr."""
        options["standalone_mode"] = False
        try:
            require_processor()  # before a command brings in native code
            code: Any = super().main(*args, **options)
        except click.ClickException as error:
            error.show()
            code = error.exit_code
        except (Cancelled, KeyboardInterrupt, click.Abort):
            tell_id("general.cancelled")
            code = INTERRUPTED
        except WolofSearchError as error:
            _tell_error(error)
            code = FAILED
        except BrokenPipeError:
            # Whoever read the results (``| head``) has seen enough; Python must not complain while it ends.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            code = FAILED
        except Exception as error:  # noqa: BLE001 - nobody shall ever see a traceback
            _tell_error(understood(error))
            code = FAILED
        sys.exit(code if isinstance(code, int) else DONE)


def understood(error: Exception) -> WolofSearchError:
    """Return a foreign exception as an error that has a sentence."""
    if isinstance(error, WolofSearchError):
        return error
    if isinstance(error, OSError):
        path = error.filename if error.filename is not None else "?"
        if error.errno in {errno.ENOSPC, errno.EDQUOT}:
            return WolofSearchError("general.disk_full", path=path)
        if isinstance(error, PermissionError):
            return WolofSearchError("general.permission_denied", path=path)
    return WolofSearchError("general.unexpected", kind=type(error).__name__, detail=error)


def _tell_error(error: WolofSearchError) -> None:
    if os.environ.get(DEBUG_VARIABLE) == "1":
        traceback.print_exc()
    tell(error.told(language()))
