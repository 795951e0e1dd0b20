"""What the program and the process that fetches say to each other: one request, then one line of JSON an event."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from typing import Any, ClassVar

from wolofsearch.events import Event


@dataclass(frozen=True, slots=True)
class HubFile:
    """A file as its repository announces it.

    ``sha256``: of its content, for a large file; None for a small one. ``git_sha1``: git's id of the blob, which for a
    large file is that of a pointer to it.
    """

    size_bytes: int
    git_sha1: str
    sha256: str | None = None

    @property
    def etag(self) -> str:
        """The name under which the hub's client keeps what it has of the file."""
        return self.sha256 or self.git_sha1


Files = dict[str, HubFile]
"""Files by their paths inside the repository, parted by ``/``."""


@dataclass(frozen=True, slots=True)
class Request:
    """What the process shall do: list a repository, or, when there are ``files``, download these into ``folder``.

    ``revision``: the commit of the files. ``pause_s``: wait after a try that brought nothing, doubled each time.
    """

    endpoint: str
    repository: str
    revision: str = ""
    folder: str = ""
    files: Files = field(default_factory=dict)
    pause_s: float = 1.0


@dataclass(frozen=True, slots=True)
class Listed(Event):
    """What a repository holds. ``revision``: the commit; ``licence``: empty where the repository names none."""

    name: ClassVar[str] = "listed"
    revision: str
    licence: str
    files: Files


@dataclass(frozen=True, slots=True)
class DownloadProgress(Event):
    """So much of all files has arrived; what an earlier download left behind counts."""

    name: ClassVar[str] = "download_progress"
    bytes_done: int
    bytes_total: int


@dataclass(frozen=True, slots=True)
class FileFetched(Event):
    """A file is in its place, and its content is the one announced."""

    name: ClassVar[str] = "file_fetched"
    file: str
    size_bytes: int


@dataclass(frozen=True, slots=True)
class Refused(Event):
    """It cannot be done: an error's id and facts. The last event."""

    name: ClassVar[str] = "refused"
    message_id: str
    facts: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Done(Event):
    """All that was asked is done. The last event."""

    name: ClassVar[str] = "done"


_EVENTS: dict[str, type[Event]] = {kind.name: kind for kind in (Listed, DownloadProgress, FileFetched, Refused, Done)}


def request_line(request: Request) -> bytes:
    """Return a request as the process reads it."""
    return json.dumps(asdict(request)).encode() + b"\n"


def read_request(line: bytes) -> Request:
    """Return the request in a line."""
    fields = json.loads(line)
    return Request(**fields | {"files": _files(fields["files"])})


def event_line(event: Event) -> bytes:
    """Return an event as the program reads it."""
    return json.dumps(event.as_json()).encode() + b"\n"


def read_event(line: bytes) -> Event:
    """Return the event in a line.

    Raises:
        ValueError, LookupError, TypeError, AttributeError: it holds none.
    """
    fields = json.loads(line)
    kind = _EVENTS[fields.pop("event")]
    if kind is Listed:
        fields["files"] = _files(fields["files"])
    return kind(**fields)


def _files(fields: dict[str, dict[str, Any]]) -> Files:
    return {name: HubFile(**entry) for name, entry in fields.items()}
