"""The process in which documents are parsed: reads requests, answers with a text, a picture of a page or a reason.

It lowers its priority, limits its memory, refuses to read other files than the one it is asked about and its own, to
write outside its scratch folder, to start programs other than the known converters and to open connections, and ends
when its parent is gone. A parser may still kill it; the parent tells that by the silence.
"""

from __future__ import annotations

import contextlib
import faulthandler
import json
import os
import sys
from collections.abc import Callable
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO

from wolofsearch.documents.document import MEGABYTE, Limits
from wolofsearch.documents.drawn_page import PageRequest, packed
from wolofsearch.documents.frames import read_frame, write_frame
from wolofsearch.documents.pulse import listen
from wolofsearch.documents.restraint import confined, restrain
from wolofsearch.errors import WolofSearchError

MAX_REQUEST_BYTES = MEGABYTE
ORPHAN_SECONDS = 10.0
"""How much longer than its limit a reading may last before the child ends itself: its parent must be dead."""


def main() -> None:
    """Serve the parent until it closes the pipe. The last argument is the memory limit in bytes."""
    requests = sys.stdin.buffer
    # Libraries print; what they print must not get between the answers.
    answers = os.fdopen(os.dup(1), "wb")
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    faults = os.fdopen(silence, "w")
    restrain(int(sys.argv[-1]))
    write_frame(answers, b"")
    with contextlib.suppress(BrokenPipeError):  # the parent is gone, and so is the reason to go on
        _serve(requests, answers, faults.fileno())


def _serve(requests: BinaryIO, answers: BinaryIO, faults: int) -> None:
    while (request := read_frame(requests, MAX_REQUEST_BYTES)) is not None:
        asked: dict[str, Any] = json.loads(request)
        limits = Limits(**asked["limits"])
        deadline = partial(faulthandler.dump_traceback_later, limits.seconds + ORPHAN_SECONDS, exit=True, file=faults)
        deadline()
        listen(partial(_tell_life, deadline, answers))
        work = partial(_answer, Path(asked["path"]), limits, asked.get("page"))
        answer = confined(work, [asked["path"], *_kept_pages(limits)])
        faulthandler.cancel_dump_traceback_later()
        write_frame(answers, answer)


def _tell_life(deadline: Callable[[], None], answers: BinaryIO) -> None:
    deadline()
    write_frame(answers, b"")


def _answer(path: Path, limits: Limits, page: dict[str, Any] | None) -> bytes:
    """Return the JSON of a document, the picture of a page, or the JSON of the reason why there is none."""
    try:
        if page is not None:
            return _drawn(path, PageRequest(**page))
        from wolofsearch.documents.extraction import extract

        return json.dumps(asdict(extract(path, limits)), ensure_ascii=False).encode()
    except WolofSearchError as error:
        reason = error
    except MemoryError:
        reason = WolofSearchError("documents.out_of_memory", path=str(path), limit_mb=limits.memory_bytes // MEGABYTE)
    except FileNotFoundError:
        reason = WolofSearchError("general.file_missing", path=str(path))
    except PermissionError as error:
        denied = str(error.filename) == str(path)  # not some other file, which a reader may not read
        facts = {} if denied else {"detail": _detail(error)}
        reason = WolofSearchError(
            "general.permission_denied" if denied else "documents.broken", path=str(path), **facts
        )
    except Exception as error:  # noqa: BLE001 - whatever a parser makes of a broken file is that file's reason
        reason = WolofSearchError("documents.broken", path=str(path), detail=_detail(error))
    return json.dumps({"message_id": reason.message_id, "facts": reason.facts}).encode()


def _kept_pages(limits: Limits) -> list[str]:
    if not limits.ocr:
        return []
    from wolofsearch.documents.recognition import cache_folder

    return [str(cache_folder(limits))]


def _drawn(path: Path, page: PageRequest) -> bytes:
    from wolofsearch.documents.rendering import render

    return packed(render(path, page))


def _detail(error: Exception) -> str:
    words = " ".join(str(error).split())[:120]
    return f"{type(error).__name__}: {words}" if words else type(error).__name__


if __name__ == "__main__":
    main()
