"""The library while the window is open: opened, searched, read. Knows no widget.

Methods run in the library lane; nothing needs a lock, because a lane is one thread.
"""

from __future__ import annotations

import time
from collections.abc import Generator, Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, cast

from wolofsearch.desktop.model_side import ModelSide
from wolofsearch.desktop.records import Found, Outdated, Overview
from wolofsearch.library.filtering import EVERYTHING, Filters

if TYPE_CHECKING:
    from wolofsearch.audio.waveform import Waveform
    from wolofsearch.encoder.protocol import Encoder
    from wolofsearch.events import Event
    from wolofsearch.library.library import Library
    from wolofsearch.library.records import StoredDocument
    from wolofsearch.search.answer import Answer
    from wolofsearch.search.searching import Searcher


REST_S = 0.05
"""How often an import that rests looks whether it may go on."""


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
        self.filters: Filters = EVERYTHING  # set by the thread that paints

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

    @property
    def folder(self) -> Path | None:
        """Folder of the library that is open; from any thread."""
        library = self._library
        return library.folder if library is not None else None

    def overview(self) -> Overview:
        """Return the library in numbers."""
        from wolofsearch.library.forgetting import imported

        library = self.opened
        return Overview(
            library.info(), library.failures(), self._outdated(), imported(library.store), library.choices()
        )

    def search_speech(self, waveform: Waveform) -> Found:
        """Search with a spoken question."""
        assert self._searcher is not None
        return self._found(self._searcher.speech(waveform, filters=self.filters))

    def search_text(self, query: str) -> Found:
        """Search with a typed question."""
        assert self._searcher is not None
        return self._found(self._searcher.text(query, filters=self.filters))

    def search_like(self, document_id: str, start: int) -> Found:
        """Return what resembles a passage."""
        from wolofsearch.search.similar import similar

        return Found(similar(self.opened, document_id, start, filters=self.filters), 0.0)

    def document(self, document_id: str) -> StoredDocument:
        """Return a whole document."""
        return self.opened.document_text(document_id)

    def adding(self) -> tuple[Library, Encoder]:
        """Return the open library, and the encoder with which is added to it."""
        return self.opened, self._answering_encoder()

    def reindex(self) -> Generator[Event | None, None, None]:
        """Encode all passages with the model in use; the library answers by its own until that is done."""
        from wolofsearch.library.records import Pipeline
        from wolofsearch.library.reindexing import reindex

        library, encoder = self.opened, self._encoder()
        for event in self.resting(reindex(library, encoder)):
            if self._answering is not encoder and library.pipeline == Pipeline.of(encoder):
                self._answer_with(encoder)
            yield event

    def resting(self, events: Iterator[Event]) -> Generator[Event | None, None, None]:
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
        self._searcher = Searcher(self.opened, encoder, self._model.hearing.hear)

    def _own_encoder(self) -> Encoder | None:
        """Return the encoder of the model that the library was made with, None where that is the one in use."""
        from wolofsearch.library.records import Pipeline

        bound, chosen = self.opened.pipeline, Pipeline.of(self._encoder())
        if bound is None or (bound.model_id, bound.precision) == (chosen.model_id, chosen.precision):
            return None
        return self._model.encoder_of(bound.model_id, bound.precision)

    def _outdated(self) -> Outdated | None:
        from wolofsearch.library.records import Pipeline

        library = self.opened
        bound, chosen = library.pipeline, Pipeline.of(self._encoder())
        if bound is None or bound == chosen or library.read_only:
            return None
        own = Pipeline.of(self._answering_encoder())
        answers = (bound.model_id, bound.precision) == (own.model_id, own.precision)
        return Outdated(bound.model_id, chosen.model_id, answers)

    @property
    def opened(self) -> Library:
        """The open library."""
        assert self._library is not None
        return self._library

    def _found(self, answer: Answer) -> Found:
        return Found(answer, self._answering_encoder().confidence_threshold[answer.kind])
