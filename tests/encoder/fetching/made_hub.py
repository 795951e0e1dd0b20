"""A model hub on this computer: speaks as much of the hub's protocol as its client asks for, and errs on request."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest

from tests import tiny
from tests.encoder.checkpoint import made

COMMIT = "0123456789abcdef0123456789abcdef01234567"
REPOSITORY = "soynade-research/Oolel-Embed"
LARGE = {".safetensors", ".bin"}
"""What is kept by Git LFS, and so comes from another place by a redirection."""


@dataclass(frozen=True)
class Asked:
    """One request that reached the server."""

    method: str
    path: str
    headers: dict[str, str]

    @property
    def first_byte(self) -> int | None:
        """Where the wanted part begins; None where all is wanted."""
        found = re.fullmatch(r"bytes=(\d+)-", self.headers.get("Range", ""))
        return int(found[1]) if found else None


@dataclass
class Hub:
    """A repository that is served, and what shall go wrong.

    ``cuts``: for each download of a file, in turn, after how many bytes the connection ends; then it is left alone.
    ``statuses``: path prefix → HTTP status and ``X-Error-Code``. ``lies``: file → fields of its entry in the list.
    ``swapped``: file → content in place of its own. ``page``: what every address shows, as a network's login page does.
    ``stall_after``: file → bytes after which its download stands still until the hub is ended.
    ``xet``: offer the large files by that protocol too, as the real hub does.
    """

    root: Path
    url: str = ""
    card: dict[str, Any] = field(default_factory=lambda: {"license": "apache-2.0"})
    asked: list[Asked] = field(default_factory=list)
    cuts: dict[str, list[int]] = field(default_factory=dict)
    statuses: dict[str, tuple[int, str]] = field(default_factory=dict)
    lies: dict[str, dict[str, Any]] = field(default_factory=dict)
    swapped: dict[str, bytes] = field(default_factory=dict)
    page: bytes | None = None
    xet: bool = False
    stall_after: dict[str, int] = field(default_factory=dict)
    ended: Event = field(default_factory=Event)

    def names(self) -> list[str]:
        return sorted(file.relative_to(self.root).as_posix() for file in self.root.rglob("*") if file.is_file())

    def content(self, name: str) -> bytes:
        return (self.root / name).read_bytes()

    def etag(self, name: str) -> str:
        if Path(name).suffix in LARGE:
            return hashlib.sha256(self.content(name)).hexdigest()
        return hashlib.sha1(b"blob %d\0" % len(self.content(name)) + self.content(name)).hexdigest()

    def information(self) -> dict[str, Any]:
        """What the hub's API tells of a model with ``?blobs=true``."""
        siblings = []
        for name in self.names():
            entry: dict[str, Any] = {"rfilename": name, "size": len(self.content(name)), "blobId": self.etag(name)}
            if Path(name).suffix in LARGE:
                entry["lfs"] = {"size": entry["size"], "sha256": self.etag(name), "pointerSize": 134}
                entry["blobId"] = hashlib.sha1(name.encode()).hexdigest()
            siblings.append(entry | self.lies.get(name, {}))
        return {"id": REPOSITORY, "sha": COMMIT, "cardData": self.card, "siblings": siblings, "tags": []}

    def downloads(self, name: str) -> list[Asked]:
        """The requests for the content of a file."""
        places = {f"/{REPOSITORY}/resolve/{COMMIT}/{name}", f"/cdn/{name}"}
        return [one for one in self.asked if one.method == "GET" and urlsplit(one.path).path in places]


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    hub: Hub

    def log_message(self, *arguments: object) -> None:
        pass

    def do_HEAD(self) -> None:
        self._answer()

    def do_GET(self) -> None:
        self._answer()

    def _answer(self) -> None:
        hub = self.hub
        hub.asked.append(Asked(self.command, self.path, dict(self.headers.items())))
        path = unquote(urlsplit(self.path).path)
        for prefix, (status, code) in hub.statuses.items():
            if path.startswith(prefix):
                return self._send(status, b"{}", {"X-Error-Code": code})
        if hub.page is not None:
            return self._send(200, hub.page, {"Content-Type": "text/html"})
        if path == f"/api/models/{REPOSITORY}":
            return self._send(200, json.dumps(hub.information()).encode(), {"Content-Type": "application/json"})
        resolve = f"/{REPOSITORY}/resolve/{COMMIT}/"
        name = path.removeprefix("/cdn/").removeprefix(resolve)
        if name == path or name not in hub.names():
            return self._send(404, b"{}", {"X-Error-Code": "RepoNotFound"})
        facts = {"ETag": f'"{hub.etag(name)}"', "X-Repo-Commit": COMMIT}
        if path.startswith(resolve) and Path(name).suffix in LARGE:
            facts |= {"X-Linked-ETag": facts["ETag"], "X-Linked-Size": str(len(hub.content(name)))}
            if hub.xet:
                token = f"{hub.url}/api/models/{REPOSITORY}/xet-read-token/{COMMIT}"
                facts |= {"X-Xet-Hash": "0" * 64, "Link": f'<{token}>; rel="xet-auth"'}
            return self._send(302, b"", {"Location": f"{hub.url}/cdn/{name}?signed=1", **facts})
        return self._send_file(name, facts)

    def _send_file(self, name: str, facts: dict[str, str]) -> None:
        content = self.hub.swapped.get(name, self.hub.content(name))
        first = Asked("", "", dict(self.headers.items())).first_byte
        if first is None:
            return self._send(200, content, facts, name)
        if first >= len(content):
            return self._send(416, b"", {"Content-Range": f"bytes */{len(content)}"})
        place = f"bytes {first}-{len(content) - 1}/{len(content)}"
        return self._send(206, content[first:], facts | {"Content-Range": place}, name)

    def _send(self, status: int, content: bytes, headers: dict[str, str], name: str = "") -> None:
        self.send_response(status)
        for key, value in {**headers, "Content-Length": str(len(content))}.items():
            self.send_header(key, value)
        self.end_headers()
        if self.command == "HEAD":
            return
        if cuts := self.hub.cuts.get(name):
            self.wfile.write(content[: cuts.pop(0)])
            self.close_connection = True
            return
        if name in self.hub.stall_after:
            self.wfile.write(content[: self.hub.stall_after[name]])
            self.wfile.flush()
            self.hub.ended.wait()
            self.close_connection = True
            return
        self.wfile.write(content)


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *arguments: object) -> None:
        """Say nothing of clients that went away: they do so here on purpose."""


@contextmanager
def served(root: Path) -> Iterator[Hub]:
    """Serve the files below ``root`` as the repository :data:`REPOSITORY`."""
    hub = Hub(root)
    server = _Server(("127.0.0.1", 0), type("Handler", (_Handler,), {"hub": hub}))
    hub.url = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield hub
    finally:
        hub.ended.set()
        server.shutdown()
        server.server_close()
        thread.join()


def make_repository(root: Path) -> Path:
    """Write a tiny checkpoint into ``root``, and what lies about in published ones."""
    text = root / "oolel_mrl"
    text.mkdir()
    made.make(root, tiny.tokenizer(text))
    (root / "README.md").write_text("---\nlicense: apache-2.0\n---\n# Oolel\n", encoding="utf-8")
    for name in ("oolel_embed.py", "hubert_mrl/training_args.bin", "hubert_mrl/optimizer.pt", ".gitattributes"):
        (root / name).write_bytes(b"raise SystemExit('what nobody needs')")
    return root


@contextmanager
def asked_instead(root: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    """Serve the files below ``root`` from the hub that this process and its children ask while the context lasts."""
    for name in ("HF_TOKEN", "HF_HUB_OFFLINE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with served(root) as hub:
        monkeypatch.setenv("HF_ENDPOINT", hub.url)
        yield hub
