"""What is open while the window is: the model, the library, a recording. Runs in the worker's lanes, knows no widget.

Methods named in :class:`ModelSide` run in the model lane, those of :class:`LibrarySide` in the library lane; neither
needs a lock, because a lane is one thread.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, cast

from wolofsearch import paths
from wolofsearch.desktop.services import MAX_RECORDING_S, TAIL_S, Services, SoundSource
from wolofsearch.errors import WolofSearchError, file_error

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
class InstalledModel:
    """A model in the list. One that answers cannot be removed, nor one that came with the program."""

    info: ModelInfo
    in_use: bool
    removable: bool


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
    outdated: Outdated | None = None


@dataclass(frozen=True, slots=True)
class Outdated:
    """A library that was made otherwise than the model in use would make it."""

    made_with: str
    """Id of the model that it was made with."""
    chosen: str
    """Id of the model in use."""
    answers: bool
    """Whether it can be searched meanwhile, because the model that it was made with is there."""


def recordings_dir() -> Path:
    """Return the folder of kept recordings; it may not exist yet."""
    return paths.home_dir() / "recordings"


class ModelSide:
    """Sound and model."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._source: SoundSource | None = None
        self._hearing: Hearing | None = None
        self._answering = ""
        self.encoder: Encoder | None = None
        self.before_recording: Callable[[], None] = lambda: None
        """Called in the lane before the microphone opens; :attr:`after_recording` when it has closed."""
        self.after_recording: Callable[[], None] = lambda: None

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

    def encoder_of(self, model: str, precision: str) -> Encoder | None:
        """Return the encoder of a model beside the one in use, None where it is not there or broken."""
        from wolofsearch.encoder.bundle import is_installed

        try:
            return self._services.load_encoder(model) if is_installed(model, precision) else None
        except WolofSearchError:
            return None

    def models(self) -> list[InstalledModel]:
        """Return the models that are there."""
        from wolofsearch.encoder.bundle import installed_models

        in_use = self.encoder.model_id if self.encoder else ""
        answering = {in_use, self._answering}
        own = paths.installed_models_dir()
        return [
            InstalledModel(info, info.id == in_use, info.folder.parent == own and info.id not in answering)
            for info in installed_models()
        ]

    def install(self, source: Path) -> Generator[Event, None, ModelInfo]:
        """Install a model from a folder or a packed file."""
        from wolofsearch.encoder.installing import installation

        try:
            return (yield from installation(source))
        except OSError as error:
            raise file_error(error, error.filename or source) from error

    def check(self, model: str) -> list[WolofSearchError]:
        """Return what is wrong with an installed model."""
        from wolofsearch.encoder.bundle import find_model, verify_bundle

        return verify_bundle(find_model(model))

    def remove(self, model: str) -> None:
        """Delete an installed model."""
        from wolofsearch.encoder.installing import remove_model

        try:
            remove_model(model)
        except OSError as error:
            raise file_error(error, error.filename or model) from error

    def hear_with(self, encoder: Encoder) -> None:
        """Hear spoken questions with this encoder from now on; called in either lane."""
        from wolofsearch.encoder.hearing import Hearing

        self._answering = encoder.model_id
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
        self._require_hearing()
        self.cancel_recording()
        self.before_recording()
        source = self._services.recorder(device)
        source.start()
        self._source = source
        self.hearing.warm_up()
        return source

    def hear_so_far(self) -> None:
        """If nothing is being said, have the model hear what was said, as if the question were over."""
        if self._source is not None:
            self.hearing.follow(self._source.recorded())

    def finish_recording(self, *, keep: bool) -> Heard | None:
        """End the recording and judge it; None where there is none."""
        source, self._source = self._source, None
        if source is None:
            return None
        waveform = source.stop(TAIL_S)
        self.after_recording()
        if keep:
            _keep(waveform)
        return self._judged(waveform)

    @property
    def recording(self) -> bool:
        """Whether somebody is speaking into the microphone; from any thread."""
        return self._source is not None

    def cancel_recording(self) -> None:
        """Forget the recording under way, if any."""
        source, self._source = self._source, None
        if source is not None:
            source.cancel()
        if self._hearing is not None:
            self._hearing.give_up()

    def close(self) -> None:
        """Forget the recording under way, and hear no more."""
        self.cancel_recording()
        hearing, self._hearing = self._hearing, None
        if hearing is not None:
            hearing.close()

    def hear_file(self, path: Path) -> Heard:
        """Read a sound file as if it had been spoken."""
        from wolofsearch.audio.decoding import decode_audio

        self._require_hearing()
        return self._judged(decode_audio(path, MAX_RECORDING_S))

    def _judged(self, waveform: Waveform) -> Heard:
        """Judge what was said and cut it to the voice; what can be searched with is heard from now on."""
        from wolofsearch.audio.quality import judge
        from wolofsearch.audio.voice import trim_silence

        heard = Heard(trim_silence(waveform), judge(waveform))
        if heard.verdict.searchable:
            self.hearing.begin(heard.waveform.samples)
        return heard

    def _require_hearing(self) -> None:
        """Tell before anybody speaks in vain that the model only reads."""
        if self.encoder is not None and not self.encoder.hears:
            raise WolofSearchError("encoder.no_speech", model=self.encoder.model_id)


class LibrarySide:
    """Library, index and search.

    A library is asked, and added to, with the model that it was made with, if that is there: the model in use, which
    :class:`ModelSide` loaded, answers once the library is re-indexed.
    """

    def __init__(self, model: ModelSide) -> None:
        self._model = model
        self._library: Library | None = None
        self._searcher: Searcher | None = None
        self._answering: Encoder | None = None

    def open(self, folder: Path | None, *, create: bool) -> Generator[Event, None, Overview]:
        """Open a library, or for None the sample library, which is built at its first use."""
        from wolofsearch.library.library import Library
        from wolofsearch.library.sample import build_sample_library

        encoder = self._encoder()
        self.close()
        if folder is None:
            self._library = yield from build_sample_library(encoder)
        else:
            self._library = Library.open(folder, create=create)
        self._answer_with(self._own_encoder() or encoder)
        return self.overview()

    def close(self) -> None:
        """Close the library, if one is open."""
        library, self._library, self._searcher, self._answering = self._library, None, None, None
        if library is not None:
            library.close()

    def overview(self) -> Overview:
        """Return the library in numbers."""
        library = self._opened()
        return Overview(library.info(), library.failures(), self._outdated())

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

        yield from self._resting(import_paths(self._opened(), files, self._answering_encoder()))

    def reindex(self) -> Generator[Event | None, None, None]:
        """Encode all passages with the model in use; the library answers by its own until that is done."""
        from wolofsearch.library.records import Pipeline
        from wolofsearch.library.reindexing import reindex

        library, encoder = self._opened(), self._encoder()
        for event in self._resting(reindex(library, encoder)):
            if self._answering is not encoder and library.pipeline == Pipeline.of(encoder):
                self._answer_with(encoder)
            yield event

    def _resting(self, events: Iterator[Event]) -> Generator[Event | None, None, None]:
        """Pass events on; rest while somebody speaks, whose question comes first."""
        with closing(cast("Generator[Event, None, None]", events)) as happening:
            for event in happening:
                yield event
                while self._model.recording:
                    time.sleep(REST_S)
                    yield None

    def _encoder(self) -> Encoder:
        assert self._model.encoder is not None
        return self._model.encoder

    def _answering_encoder(self) -> Encoder:
        assert self._answering is not None
        return self._answering

    def _answer_with(self, encoder: Encoder) -> None:
        from wolofsearch.search.searching import Searcher

        self._answering = encoder
        self._model.hear_with(encoder)
        self._searcher = Searcher(self._opened(), encoder, self._model.hearing.hear)

    def _own_encoder(self) -> Encoder | None:
        """Return the encoder of the model that the library was made with, None where that is the one in use."""
        from wolofsearch.library.records import Pipeline

        bound, chosen = self._opened().pipeline, Pipeline.of(self._encoder())
        if bound is None or (bound.model_id, bound.precision) == (chosen.model_id, chosen.precision):
            return None
        return self._model.encoder_of(bound.model_id, bound.precision)

    def _outdated(self) -> Outdated | None:
        from wolofsearch.library.records import Pipeline

        library = self._opened()
        bound, chosen = library.pipeline, Pipeline.of(self._encoder())
        if bound is None or bound == chosen or library.read_only:
            return None
        own = Pipeline.of(self._answering_encoder())
        answers = (bound.model_id, bound.precision) == (own.model_id, own.precision)
        return Outdated(bound.model_id, chosen.model_id, answers)

    def _opened(self) -> Library:
        assert self._library is not None
        return self._library

    def _found(self, answer: Answer) -> Found:
        return Found(answer, self._answering_encoder().confidence_threshold[answer.kind])


def _keep(waveform: Waveform) -> None:
    from wolofsearch.audio.saving import save_wav

    save_wav(waveform, recordings_dir() / datetime.now().astimezone().strftime("%Y-%m-%d %H-%M-%S.wav"))
