"""Which failures are worth another try although their file has not changed.

Those that lacked a program which is there now; and scans, once the text in pictures is wanted.
"""

from __future__ import annotations

import json
import time
from functools import lru_cache

from wolofsearch.documents.programs import PROGRAMS, find_program

PROGRAM_FACT = "program"
"""The fact of a failure that names the program for want of which the file could not be read."""
_BELIEVED_S = 60.0


def worth_retrying(message_id: str, facts: str, *, ocr: bool) -> bool:
    """Return whether a failure with these facts (JSON) would probably be none now."""
    if ocr and message_id == "documents.no_text":
        return True
    program = json.loads(facts).get(PROGRAM_FACT)
    return isinstance(program, str) and _installed(program, int(time.monotonic() / _BELIEVED_S))


@lru_cache(maxsize=32)
def _installed(program: str, _minute: int) -> bool:
    """Asked once a minute: the old letters of a ministry all lack the same program."""
    return program in PROGRAMS and find_program(program) is not None
