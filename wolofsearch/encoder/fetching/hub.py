"""The process that talks with a model hub: the only code of WolofSearch that may open a connection.

It is started for one request (:mod:`wolofsearch.encoder.fetching.process`), reads it from standard input, tells what
happens on standard output and ends, at the latest with the program that started it. It sends the names of the
repository and of its files, and the token in ``HF_TOKEN`` where there is one; it runs nothing of what it receives.
"""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from huggingface_hub import HfApi, ModelInfo, constants, hf_hub_download
from huggingface_hub.errors import (
    GatedRepoError,
    HFValidationError,
    LocalEntryNotFoundError,
    RepositoryNotFoundError,
)

from wolofsearch.encoder.fetching.arrivals import (
    CACHE,
    all_arrived_bytes,
    arrived_bytes,
    is_as_announced,
    partial_files,
)
from wolofsearch.encoder.fetching.exchange import (
    Done,
    DownloadProgress,
    FileFetched,
    Files,
    HubFile,
    Listed,
    Refused,
    Request,
    event_line,
    read_request,
)
from wolofsearch.errors import WolofSearchError, file_error
from wolofsearch.events import Event

CHUNK_BYTES = 1 << 16
"""Received before it is written: what a cut may cost. The client's own 10 MiB are a minute of a slow connection."""
ATTEMPTS = 4
"""Tries in a row that may bring nothing."""
PROGRESS_S = 0.25
LIST_TIMEOUT_S = 30.0
Tell = Callable[[Event], None]


def main() -> None:
    """Do the one request on standard input."""
    answers = os.fdopen(os.dup(1), "wb")
    # Libraries print; what they print must not get between the answers.
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    request = read_request(sys.stdin.buffer.readline())
    threading.Thread(target=_end_with_the_program, daemon=True).start()

    def tell(event: Event) -> None:
        answers.write(event_line(event))
        answers.flush()

    try:
        serve(request, tell)
    except WolofSearchError as error:
        tell(Refused(error.message_id, error.facts))
    else:
        tell(Done())


def serve(request: Request, tell: Tell) -> None:
    """Do one request, and tell what happens.

    Raises:
        WolofSearchError: ``encoder.…`` or ``general.…``.
    """
    constants.DOWNLOAD_CHUNK_SIZE = CHUNK_BYTES
    token = os.environ.get("HF_TOKEN") or False  # False: look for none anywhere
    if request.files:
        _download(request, token, tell)
    else:
        tell(_listed(request, token))


def _end_with_the_program() -> None:
    sys.stdin.buffer.read()  # returns when the other side is gone
    os._exit(1)


def _listed(request: Request, token: str | bool) -> Listed:
    try:
        info = HfApi(request.endpoint, token=token).model_info(
            request.repository, files_metadata=True, timeout=LIST_TIMEOUT_S
        )
        return Listed(str(info.sha), _licence(info), _files(info))
    except Exception as error:
        raise _told(error, request) from error


def _files(info: ModelInfo) -> Files:
    files: Files = {}
    for one in info.siblings or []:
        if one.size is None or one.blob_id is None:
            raise ValueError(one.rfilename)
        sha256 = None if one.lfs is None else one.lfs.sha256
        files[one.rfilename] = HubFile(int(one.size), _hexadecimal(one.blob_id), sha256 and _hexadecimal(sha256))
    return files


def _hexadecimal(digest: str) -> str:
    int(digest, 16)
    return digest


def _licence(info: ModelInfo) -> str:
    named = info.card_data.get("license") if info.card_data is not None else None
    if isinstance(named, str):
        return named
    return ", ".join(map(str, named or ()))


def _download(request: Request, token: str | bool, tell: Tell) -> None:
    folder = Path(request.folder)
    total = sum(file.size_bytes for file in request.files.values())
    for name, file in request.files.items():
        try:
            folder.mkdir(parents=True, exist_ok=True)
            if not (folder / name).exists():
                with ThreadPoolExecutor(1) as pool:
                    fetching = pool.submit(_fetch, request, token, name, file)
                    while wait([fetching], PROGRESS_S).not_done:
                        tell(DownloadProgress(all_arrived_bytes(folder, request.files), total))
                    fetching.result()
                if not is_as_announced(folder / name, file):
                    (folder / name).unlink()
                    raise WolofSearchError("encoder.changed_download", repository=request.repository, file=name)
            elif not is_as_announced(folder / name, file):
                raise WolofSearchError("encoder.other_file", path=folder / name, repository=request.repository)
        except WolofSearchError:
            raise
        except Exception as error:
            raise _told(error, request, name) from error
        tell(FileFetched(name, file.size_bytes))


def _fetch(request: Request, token: str | bool, name: str, file: HubFile) -> None:
    """Download one file, from where the last try ended, until no try brings anything more."""
    folder = Path(request.folder)
    arrived = partial(arrived_bytes, folder, name, file)
    in_vain = 0
    while True:
        before = arrived()
        try:
            hf_hub_download(
                request.repository,
                name,
                revision=request.revision,
                local_dir=folder,
                cache_dir=folder / CACHE / "hub",  # none of the user's: what is told is what is downloaded
                endpoint=request.endpoint,
                token=token,
            )
            return
        except Exception as error:
            if _is_of_another_size(error):
                for part in partial_files(folder, file):
                    part.unlink()
            in_vain = 0 if arrived() > before else in_vain + 1
            if in_vain == ATTEMPTS or not _may_pass(_cause(error)):
                raise
            time.sleep(request.pause_s * 2**in_vain)


def _cause(error: BaseException) -> BaseException:
    """Return why the client could not even ask for a file."""
    return error.__cause__ or error if isinstance(error, LocalEntryNotFoundError) else error


def _status(error: BaseException) -> int | None:
    """Return the HTTP status with which the server refused, if it did."""
    return getattr(getattr(error, "response", None), "status_code", None)


def _is_of_another_size(error: BaseException) -> bool:
    """Return whether more or less came than the server itself had announced: the client tells it by a plain error."""
    return (type(error) is OSError and error.errno is None) or _status(error) == 416


def _may_pass(error: BaseException) -> bool:
    """Return whether this is the network's fault or a busy server's."""
    status = _status(error)
    if status is not None:
        return status == 429 or status >= 500
    return isinstance(error, OSError) and error.errno is None and not _is_of_another_size(error)


def _told(error: Exception, request: Request, file: str = "") -> WolofSearchError:
    """Return a foreign error as one that has a sentence; ``file`` is the one that was being downloaded."""
    cause = _cause(error)
    status = _status(cause)
    if isinstance(cause, OSError) and cause.errno is not None:
        return file_error(cause, cause.filename or request.folder)
    if file and not isinstance(cause, OSError):
        return WolofSearchError("general.unexpected", kind=type(cause).__name__, detail=cause)
    if isinstance(cause, HFValidationError):
        message_id = "encoder.wrong_repository"
    elif isinstance(cause, GatedRepoError) or status == 403 or (file and status == 401):
        message_id = "encoder.gated_repository"
    elif not file and (isinstance(cause, RepositoryNotFoundError) or status in {401, 404}):
        message_id = "encoder.unknown_repository"
    elif _is_of_another_size(cause):
        message_id = "encoder.changed_download"
    elif status is not None:
        message_id = "encoder.hub_refused"
    else:
        message_id = "encoder.download_cut" if file else "encoder.no_hub"
    detail = f"{type(cause).__name__}: {' '.join(str(cause).split())[:200]}"
    host = urlsplit(request.endpoint).netloc or request.endpoint
    facts = {"host": host, "repository": request.repository, "file": file, "status": status, "detail": detail}
    return WolofSearchError(message_id, **facts)


if __name__ == "__main__":
    main()
