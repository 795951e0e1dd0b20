"""What is open while the window is: the model, the library, a recording. Runs in the worker's lanes, knows no widget.

Methods named in :class:`ModelSide` run in the model lane, those of :class:`LibrarySide` in the library lane; neither
needs a lock, because a lane is one thread.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from wolofsearch import paths
from wolofsearch.desktop.services import MAX_RECORDING_S, Services, SoundSource

if TYPE_CHECKING:
    from wolofsearch.audio.quality import Verdict
    from wolofsearch.audio.waveform import Waveform
    from wolofsearch.encoder.bundle import ModelInfo
    from wolofsearch.encoder.hearing import Hearing
    from wolofsearch.encoder.protocol import Encoder
    from wolofsearch.events import Event
    from wolofsearch.library.library import Library
    from wolofsearch.library.records import Failure, LibraryInfo, StoredDocument
    from wolofsearch.search.answer import Answer
    from wolofsearch.search.searching import Searcher


@dataclass(frozen=True, slots=True)
class ModelFacts:
    """The model in use, for a person to read."""

    model_id: str
    runtime: str
    precision: str
    dim: int
    info: ModelInfo | None
    """The bundle it came from; None for a model that is none."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A recording, cut to the voice, and what is wrong with it, if anything."""

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
        self._hearing: Hearing | None = None
        self.encoder: Encoder | None = None

    def microphones(self) -> list[str]:
        """Return the names of the microphones."""
        return self._services.microphones()

    def load_model(self, model: str | None) -> ModelFacts:
        """Load the model; takes seconds."""
        self.encoder = encoder = self._services.load_encoder(model)
        self.hear_with(encoder)
        from wolofsearch.encoder.bundle import installed_models

        info = next((info for info in installed_models() if info.id == encoder.model_id), None)
        return ModelFacts(
            model_id=encoder.model_id,
            runtime=encoder.runtime,
            precision=encoder.precision,
            dim=encoder.dim,
            info=info,
        )

    def hear_with(self, encoder: Encoder) -> None:
        """Hear spoken questions with this encoder from now on; called in either lane."""
        from wolofsearch.encoder.hearing import Hearing

        before, self._hearing = self._hearing, Hearing(encoder)
        if before is not None:
            before.close()

    @property
    def hearing(self) -> Hearing:
        """What hears spoken questions."""
        assert self._hearing is not None
        return self._hearing

    def start_recording(self, device: str | None) -> SoundSource:
        """Begin to record, and return the recording so that its level can be shown."""
        self.cancel_recording()
        source = self._services.recorder(device)
        source.start()
        self._source = source
        self.hearing.warm_up()
        return source

    def hear_so_far(self) -> None:
        """If nothing is being said, have the model hear what was said, as if the question were over."""
        from wolofsearch.audio.voice import settled_speech

        if self._source is None:
            return
        said = settled_speech(self._source.recorded())
        if said is not None:
            self.hearing.begin(said.samples)
        else:
            self.hearing.give_up()

    def finish_recording(self, *, keep: bool) -> Heard | None:
        """End the recording and judge it; None where there is none."""
        source, self._source = self._source, None
        if source is None:
            return None
        waveform = source.stop()
        if keep:
            _keep(waveform)
        return self._judged(waveform)

    def cancel_recording(self) -> None:
        """Forget the recording under way, if any."""
        source, self._source = self._source, None
        if source is not None:
            source.cancel()
        if self._hearing is not None:
            self._hearing.give_up()

    def hear_file(self, path: Path) -> Heard:
        """Read a sound file as if it had been spoken."""
        from wolofsearch.audio.decoding import decode_audio

        return self._judged(decode_audio(path, MAX_RECORDING_S))

    def _judged(self, waveform: Waveform) -> Heard:
        """Judge what was said and cut it to the voice; what can be searched with is heard from now on."""
        from wolofsearch.audio.quality import judge
        from wolofsearch.audio.voice import trim_silence

        heard = Heard(trim_silence(waveform), judge(waveform))
        if heard.verdict.searchable:
            self.hearing.begin(heard.waveform.samples)
        return heard


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
        self._searcher = Searcher(self._library, encoder, self._model.hearing.hear)
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

    def import_paths(self, files: Sequence[Path]) -> Generator[Event, None, None]:
        """Add files and folders to the library."""
        from wolofsearch.library.importing import import_paths

        yield from import_paths(self._opened(), files, self._encoder())

    def _encoder(self) -> Encoder:
        assert self._model.encoder is not None
        return self._model.encoder

    def _opened(self) -> Library:
        assert self._library is not None
        return self._library

    def _found(self, answer: Answer) -> Found:
        return Found(answer, self._encoder().confidence_threshold[answer.kind])


def _keep(waveform: Waveform) -> None:
    from wolofsearch.audio.saving import save_wav

    save_wav(waveform, recordings_dir() / datetime.now().astimezone().strftime("%Y-%m-%d %H-%M-%S.wav"))
