"""The process that fetches, seen from the program: started for one request, ended with it.

The program itself opens no connection. Only lines of JSON come back.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
from collections.abc import Generator

from wolofsearch import paths
from wolofsearch.encoder.fetching.exchange import Done, Refused, Request, read_event, request_line
from wolofsearch.errors import WolofSearchError
from wolofsearch.events import Event
from wolofsearch.program import FETCH_MODEL, helper_command


def answers(request: Request) -> Generator[Event, None, None]:
    """Have a request done; yields what happens. Closing the generator ends the process.

    Raises:
        WolofSearchError: the process's own reason, or ``encoder.fetching_died``.
    """
    process = subprocess.Popen(
        helper_command(FETCH_MODEL),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=_environment(),
        start_new_session=True,  # Ctrl-C is for the program, which ends the process by itself
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        with contextlib.suppress(BrokenPipeError):  # told by the silence that follows
            process.stdin.write(request_line(request))
            process.stdin.flush()  # and left open: when it closes, the process ends itself
        for line in process.stdout:
            try:
                event = read_event(line)
            except (ValueError, LookupError, TypeError, AttributeError):
                break
            if isinstance(event, Refused):
                raise WolofSearchError(event.message_id, **event.facts)
            if isinstance(event, Done):
                return
            yield event
        raise WolofSearchError("encoder.fetching_died", repository=request.repository)
    finally:
        process.kill()
        with contextlib.suppress(OSError):  # closing flushes, and nobody listens any more
            process.stdin.close()
        process.stdout.close()
        process.wait()


def _environment() -> dict[str, str]:
    """Return the environment of the process: the user's, less all that would tell the hub more than it must know."""
    search_path = os.pathsep.join(filter(None, [str(paths.PROJECT_DIR), os.environ.get("PYTHONPATH")]))
    return {
        "HF_HUB_DOWNLOAD_TIMEOUT": "30",  # seconds; connections that think for long are common where this is used
        "HF_HUB_ETAG_TIMEOUT": "30",
        **os.environ,
        "PYTHONPATH": search_path,
        "HF_HUB_DISABLE_TELEMETRY": "1",
        "HF_HUB_OFFLINE": "0",  # the one process that may ask a hub, because a person wants it to
        # A token is used when HF_TOKEN holds it; no file of the user's is searched for one.
        "HF_HUB_DISABLE_IMPLICIT_TOKEN": "1",
        "NETRC": os.devnull,
        # Plain HTTP is the way that resumes from the byte where it was cut.
        "HF_HUB_DISABLE_XET": "1",
        "HF_HUB_ENABLE_HF_TRANSFER": "0",
        "HF_HUB_DISABLE_PROGRESS_BARS": "1",
    }
