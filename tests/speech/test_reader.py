"""Reading a list aloud, with a voice and a loudspeaker made of paper."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from queue import Empty, SimpleQueue
from typing import TypeVar

import pytest

from tests.speech.conftest import PaperOutput, PaperVoice
from wolofsearch.errors import Cancelled, WolofSearchError
from wolofsearch.events import Event
from wolofsearch.speech.pieces import Item, Part
from wolofsearch.speech.reader import (
    RATES,
    ItemEnded,
    Reader,
    ReadingFailed,
    ReadingFinished,
    SentenceStarted,
)

ITEMS = [Item("Le mil", "Il se sème. Il se récolte."), Item("Le lait", "On le trait.")]
SPOKEN = ["Le mil", "Il se sème.", "Il se récolte.", "Le lait", "On le trait."]
WAIT_S = 5.0
Told = TypeVar("Told", bound=Event)


class Desk:
    """A reader and what it told."""

    def __init__(self) -> None:
        self.voice = PaperVoice()
        self.output = PaperOutput()
        self.events: SimpleQueue[Event] = SimpleQueue()
        self.reader = Reader(lambda: self.voice, self.output, self.events.put)

    def told(self, kind: type[Told]) -> Told:
        """Wait for an event, which must be the next one."""
        event = self.events.get(timeout=WAIT_S)
        assert isinstance(event, kind), event
        return event

    def nothing_told(self) -> bool:
        try:
            self.events.get(timeout=0.08)
        except Empty:
            return True
        return False

    def sentence(self) -> str:
        """Wait until a sentence begins, and return it."""
        event = self.told(SentenceStarted)
        item = ITEMS[event.item]
        return (item.title if event.part is Part.TITLE else item.passage)[event.start : event.end]


def until(ready: Callable[[], bool]) -> None:
    end_s = time.monotonic() + WAIT_S
    while not ready():
        assert time.monotonic() < end_s
        time.sleep(0.005)


@pytest.fixture
def desk() -> Iterator[Desk]:
    made = Desk()
    yield made
    assert made.reader.close()
    assert not made.output.open


def test_everything_is_read_in_order_and_told(desk: Desk) -> None:
    desk.output.instant = True
    reading = desk.reader.play(ITEMS)
    assert [desk.sentence() for _ in range(3)] == SPOKEN[:3]
    assert desk.told(ItemEnded) == ItemEnded(reading, 0)
    assert [desk.sentence() for _ in range(2)] == SPOKEN[3:]
    assert desk.told(ItemEnded) == ItemEnded(reading, 1)
    assert desk.told(ReadingFinished) == ReadingFinished(reading, complete=True)
    until(lambda: not desk.output.open)
    assert [text for text, _ in desk.voice.said] == SPOKEN


def test_reading_may_begin_at_a_later_item(desk: Desk) -> None:
    desk.reader.play(ITEMS, 1)
    assert desk.sentence() == "Le lait"


def test_the_next_sentence_is_made_while_one_is_heard(desk: Desk) -> None:
    desk.reader.play(ITEMS)
    assert desk.sentence() == "Le mil"
    until(lambda: [text for text, _ in desk.voice.said] == SPOKEN[:2])
    assert len(desk.output.played) == 1
    desk.output.hear()
    assert desk.sentence() == "Il se sème."


def test_a_pause_keeps_the_place(desk: Desk) -> None:
    desk.reader.play(ITEMS)
    desk.sentence()
    desk.reader.pause()
    until(lambda: desk.output.paused)
    assert desk.reader.paused
    desk.output.hear()
    assert desk.nothing_told()
    desk.reader.resume()
    assert desk.sentence() == "Il se sème."
    assert not desk.output.paused


def test_a_pause_before_the_first_sound_is_kept(desk: Desk) -> None:
    desk.voice.gate = threading.Event()
    desk.reader.play(ITEMS)
    desk.reader.pause()
    desk.voice.gate.set()
    assert desk.nothing_told()
    assert desk.output.played == []
    desk.reader.resume()
    assert desk.sentence() == "Le mil"


def test_slower_begins_the_sentence_again_more_slowly(desk: Desk) -> None:
    desk.reader.play(ITEMS)
    desk.sentence()
    desk.output.hear()
    assert desk.sentence() == "Il se sème."
    for rate in (*RATES[1:], RATES[0]):
        desk.reader.slower()
        assert desk.sentence() == "Il se sème."
        assert desk.reader.rate == rate
        assert ("Il se sème.", rate) in desk.voice.said
    desk.output.hear()
    assert desk.sentence() == "Il se récolte."


def test_next_leaves_the_item_at_once(desk: Desk) -> None:
    desk.reader.play(ITEMS)
    desk.sentence()
    desk.reader.pause()
    desk.reader.next()
    assert desk.sentence() == "Le lait"
    assert not desk.reader.paused
    desk.reader.next()
    assert desk.told(ReadingFinished).complete


def test_stop_silences(desk: Desk) -> None:
    desk.reader.play(ITEMS)
    desk.sentence()
    desk.reader.stop()
    until(lambda: not desk.output.open)
    desk.reader.next()
    desk.reader.resume()
    played = len(desk.output.played)
    time.sleep(0.05)
    assert len(desk.output.played) == played


def test_a_voice_at_work_for_nobody_is_cancelled(desk: Desk) -> None:
    desk.voice.gate = threading.Event()
    desk.reader.play(ITEMS)
    until(lambda: bool(desk.voice.said))
    desk.reader.stop()
    until(lambda: desk.voice.cancelled == ["Le mil"])


def test_a_new_reading_takes_the_place_of_the_old_one(desk: Desk) -> None:
    first = desk.reader.play(ITEMS)
    desk.sentence()
    second = desk.reader.play(ITEMS, 1)
    assert second != first
    event = desk.told(SentenceStarted)
    assert (event.reading, event.item) == (second, 1)


def test_what_goes_wrong_is_told_and_the_reader_lives_on(desk: Desk) -> None:
    desk.voice.error = WolofSearchError("speech.voice_failed", voice="Papier")
    reading = desk.reader.play(ITEMS)
    assert desk.told(ReadingFailed) == ReadingFailed(reading, desk.voice.error)
    desk.voice.error = None
    desk.output.error = WolofSearchError("audio.no_output")
    desk.reader.play(ITEMS)
    assert desk.told(ReadingFailed).error.message_id == "audio.no_output"
    desk.output.error = None
    desk.reader.play(ITEMS)
    assert desk.sentence() == "Le mil"


def test_a_recording_that_begins_ends_the_reading_without_an_error(desk: Desk) -> None:
    desk.reader.play(ITEMS)
    desk.sentence()
    desk.output.error = Cancelled()
    assert not desk.told(ReadingFinished).complete


def test_nothing_to_say_is_finished_at_once(desk: Desk) -> None:
    desk.reader.play([])
    assert desk.told(ReadingFinished).complete
