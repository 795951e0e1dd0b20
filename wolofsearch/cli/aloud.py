"""``search --aloud``: the answers read in French, one after the other, until all are heard or Ctrl+C."""

from __future__ import annotations

from queue import SimpleQueue

from wolofsearch import settings
from wolofsearch.audio.playback import Player
from wolofsearch.events import Event
from wolofsearch.search.answer import Answer
from wolofsearch.speech.choosing import find_voice
from wolofsearch.speech.pieces import Item
from wolofsearch.speech.reader import Reader, ReadingFailed, ReadingFinished


def read_aloud(answer: Answer) -> None:
    """Read title and best passage of every answer; returns when all was heard.

    Raises:
        WolofSearchError: ``speech.…`` or ``audio.…`` where there is no voice or no loudspeaker.
    """
    events: SimpleQueue[Event] = SimpleQueue()
    reader = Reader(lambda: find_voice(settings.load().voice), Player(), events.put)
    try:
        reader.play([Item(result.title, result.passage) for result in answer.results])
        while not isinstance(event := events.get(), ReadingFinished):
            if isinstance(event, ReadingFailed):
                raise event.error
    finally:
        reader.close()
