"""What is open while the window is: the model, the library, a recording. Runs in the worker's lanes, knows no widget.

Methods named in :class:`ModelSide` run in the model lane, those of :class:`LibrarySide` in the library lane; neither
needs a lock, because a lane is one thread.
"""

from __future__ import annotations

import time
from collections.abc import Generator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, cast

from wolofsearch import paths
from wolofsearch.desktop.services import MAX_RECORDING_S, Services, SoundSource
from wolofsearch.errors import WolofSearchError

if TYPE_CHECKING:
    from wolofsearch.audio.quality import Verdict
    from wolofsearch.audio.waveform import Waveform
    from wolofsearch.encoder.bundle import ModelInfo
    from wolofsearch.encoder.protocol import Encoder
    from wolofsearch.events import Event
    from wolofsearch.library.library import Library
    from wolofsearch.library.records import Failure, LibraryInfo, StoredDocument
    from wolofsearch.search.answer import Answer
    from wolofsearch.search.searching import Searcher


REST_S = 0.05
"""How often an import that rests looks whether it may go on."""


@dataclass(frozen=True, slots=True)
class ModelFacts:
    """The model in use, for a person to read."""

    model_id: str
    runtime: str
    precision: str
    dim: int
    info: ModelInfo | None
    """The bundle it came from; None for a model that is none."""
    fallbacks: Sequence[WolofSearchError] = ()
    """What failed to compute, and what computes instead."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A recording and what is wrong with it, if anything."""

    waveform: Waveform
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Found:
    """An answer, and the score from which on a passage is close enough."""

    answer: Answer
    threshold: float


@dataclass(frozen=True, slots=True)
class Overview:
    """The library in numbers, and what could not be read."""

    info: LibraryInfo
    failures: Sequence[Failure]


def recordings_dir() -> Path:
    """Return the folder of kept recordings; it may not exist yet."""
    return paths.home_dir() / "recordings"


class ModelSide:
    """Sound and model."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._source: SoundSource | None = None
        self.encoder: Encoder | None = None

    def microphones(self) -> list[str]:
        """Return the names of the microphones."""
        return self._services.microphones()

    def load_model(self, model: str | None) -> ModelFacts:
        """Load the model; takes seconds."""
        self.encoder = self._services.load_encoder(model)
        return self.facts()

    def providers(self) -> list[tuple[str, str]]:
        """Return name and title of everything that can compute here."""
        return self._services.providers()

    def facts(self) -> ModelFacts:
        """Return what there is to read about the model that was loaded, as it is now."""
        encoder = self.encoder
        assert encoder is not None
        from wolofsearch.encoder.bundle import installed_models

        info = next((info for info in installed_models() if info.id == encoder.model_id), None)
        return ModelFacts(
            model_id=encoder.model_id,
            runtime=encoder.runtime,
            precision=encoder.precision,
            dim=encoder.dim,
            info=info,
            fallbacks=tuple(encoder.fallbacks),
        )

    def start_recording(self, device: str | None) -> SoundSource:
        """Begin to record, and return the recording so that its level can be shown."""
        self._require_hearing()
        self.cancel_recording()
        source = self._services.recorder(device)
        source.start()
        self._source = source
        return source

    def finish_recording(self, *, keep: bool) -> Heard | None:
        """End the recording and judge it; None where there is none."""
        source, self._source = self._source, None
        if source is None:
            return None
        waveform = source.stop()
        if keep:
            _keep(waveform)
        return _judged(waveform)

    @property
    def recording(self) -> bool:
        """Whether somebody is speaking into the microphone; from any thread."""
        return self._source is not None

    def cancel_recording(self) -> None:
        """Forget the recording under way, if any."""
        source, self._source = self._source, None
        if source is not None:
            source.cancel()

    def hear_file(self, path: Path) -> Heard:
        """Read a sound file as if it had been spoken."""
        from wolofsearch.audio.decoding import decode_audio

        self._require_hearing()
        return _judged(decode_audio(path, MAX_RECORDING_S))

    def _require_hearing(self) -> None:
        """Tell before anybody speaks in vain that the model only reads."""
        if self.encoder is not None and not self.encoder.hears:
            raise WolofSearchError("encoder.no_speech", model=self.encoder.model_id)


class LibrarySide:
    """Library, index and search; searching uses the model that :class:`ModelSide` loaded."""

    def __init__(self, model: ModelSide) -> None:
        self._model = model
        self._library: Library | None = None
        self._searcher: Searcher | None = None

    def open(self, folder: Path | None, *, create: bool) -> Generator[Event, None, Overview]:
        """Open a library, or for None the sample library, which is built at its first use."""
        from wolofsearch.library.library import Library
        from wolofsearch.library.sample import build_sample_library
        from wolofsearch.search.searching import Searcher

        encoder = self._encoder()
        self.close()
        if folder is None:
            self._library = yield from build_sample_library(encoder)
        else:
            self._library = Library.open(folder, create=create)
        self._searcher = Searcher(self._library, encoder)
        return self.overview()

    def close(self) -> None:
        """Close the library, if one is open."""
        library, self._library, self._searcher = self._library, None, None
        if library is not None:
            library.close()

    def overview(self) -> Overview:
        """Return the library in numbers."""
        library = self._opened()
        return Overview(library.info(), library.failures())

    def search_speech(self, waveform: Waveform) -> Found:
        """Search with a spoken question."""
        assert self._searcher is not None
        return self._found(self._searcher.speech(waveform))

    def search_text(self, query: str) -> Found:
        """Search with a typed question."""
        assert self._searcher is not None
        return self._found(self._searcher.text(query))

    def document(self, document_id: str) -> StoredDocument:
        """Return a whole document."""
        return self._opened().document_text(document_id)

    def import_paths(self, files: Sequence[Path]) -> Generator[Event | None, None, None]:
        """Add files and folders to the library; rest while somebody speaks, whose question comes first."""
        from wolofsearch.library.importing import import_paths

        events = cast("Generator[Event, None, None]", import_paths(self._opened(), files, self._encoder()))
        with closing(events):
            for event in events:
                yield event
                while self._model.recording:
                    time.sleep(REST_S)
                    yield None

    def _encoder(self) -> Encoder:
        assert self._model.encoder is not None
        return self._model.encoder

    def _opened(self) -> Library:
        assert self._library is not None
        return self._library

    def _found(self, answer: Answer) -> Found:
        return Found(answer, self._encoder().confidence_threshold[answer.kind])


def _judged(waveform: Waveform) -> Heard:
    from wolofsearch.audio.quality import judge

    return Heard(waveform, judge(waveform))


def _keep(waveform: Waveform) -> None:
    from wolofsearch.audio.saving import save_wav

    save_wav(waveform, recordings_dir() / datetime.now().astimezone().strftime("%Y-%m-%d %H-%M-%S.wav"))
