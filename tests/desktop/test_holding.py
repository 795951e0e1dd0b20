"""Press and hold: what the hand on the button, or on its key, does to the recording."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.desktop.conftest import WAIT_MS, FakeMicrophone, FakeSource, OpenWindow, Said, names
from tests.desktop.test_asking import titles, wait_for, wait_for_notice, wait_for_results
from tests.speech.conftest import PaperOutput
from wolofsearch import settings
from wolofsearch.desktop.header import PlaceName
from wolofsearch.desktop.holding import TAP_S
from wolofsearch.desktop.microphone_button import MicrophoneState
from wolofsearch.desktop.services import TAIL_S
from wolofsearch.desktop.window import MainWindow
from wolofsearch.errors import WolofSearchError

REPEATS = 20
REPEAT_MS = 33
ANSWER = "La fièvre de l'enfant"
HELD_HINT = "Je m'arrête quand vous lâchez."
TAPPED_HINT = "Je m'arrête quand vous vous taisez, ou appuyez encore."


@dataclass
class Clock:
    """The time of the hand, which goes on when a test says so."""

    now_s: float = 0.0

    def __call__(self) -> float:
        return self.now_s


@pytest.fixture
def window(open_window: OpenWindow, library_dir: object) -> MainWindow:
    """The window, which says nothing by itself."""
    settings.save(settings.Settings(library=str(library_dir), prompts=False))
    return open_window(own=False)


@pytest.fixture
def clock(window: MainWindow) -> Clock:
    """The time of the hand on this window."""
    clock = Clock()
    window.holding._clock = clock
    return clock


@dataclass
class Hand:
    """Presses and lets go."""

    down: Callable[[], None]
    up: Callable[[], None]
    repeat: Callable[[], None] = lambda: None


def key_hand(widget: QWidget, key: Qt.Key, text: str) -> Hand:
    """A finger on a key while the keyboard is at a widget."""

    def send(*, press: bool, repeat: bool = False) -> None:
        target = widget.window().focusWidget() or widget
        QTest.simulateEvent(target, press, int(key), Qt.KeyboardModifier.NoModifier, text, repeat)

    return Hand(lambda: send(press=True), lambda: send(press=False), lambda: send(press=True, repeat=True))


def make_hand(window: MainWindow, kind: str) -> Hand:
    QTest.qWait(50)  # the button comes to its place
    button = window.search_place.panel.microphone
    if kind == "mouse":
        left, middle = Qt.MouseButton.LeftButton, button.rect().center()
        return Hand(
            lambda: QTest.mousePress(button, left, pos=middle),
            lambda: QTest.mouseRelease(button, left, pos=QPoint(-50, -50)),  # it may have slid off meanwhile
        )
    if kind == "finger":
        screen = QTest.createTouchDevice()
        handle, at = window.windowHandle(), button.mapTo(window, button.rect().center())

        def touch(what: str) -> None:
            sequence: Any = QTest.touchEvent(handle, screen)
            getattr(sequence, what)(0, at, handle)
            sequence.commit()
            QApplication.processEvents()

        return Hand(lambda: touch("press"), lambda: touch("release"))
    button.setFocus()
    return key_hand(button, *((Qt.Key.Key_Space, " ") if kind == "space" else (Qt.Key.Key_Return, "\r")))


KINDS = ("mouse", "finger", "space", "enter")


def hint(window: MainWindow) -> str:
    return window.search_place.panel.microphone.accessibleDescription()


def fall_silent(qtbot: QtBot, source: FakeSource) -> None:
    """Let a person be silent for longer than the window looks away."""
    source.finished = True
    qtbot.wait(100)


def test_a_hold_records_from_the_press_to_the_release(
    qtbot: QtBot, window: MainWindow, microphone: FakeMicrophone, clock: Clock
) -> None:
    for count, kind in enumerate(KINDS, start=1):
        hand = make_hand(window, kind)
        hand.down()
        wait_for(qtbot, window, MicrophoneState.LISTENING)
        source = microphone.sources[-1]
        assert hint(window) == HELD_HINT
        fall_silent(qtbot, source)  # a person may think
        assert window.search.state is MicrophoneState.LISTENING, kind
        clock.now_s += TAP_S + 0.01
        hand.up()
        qtbot.waitUntil(lambda: window.search.state is not MicrophoneState.LISTENING, timeout=WAIT_MS)
        wait_for_results(qtbot, window)
        assert titles(window)[0] == ANSWER
        assert source.tail_s == TAIL_S
        assert len(microphone.sources) == count
        window.search.start_over()


def test_a_tap_goes_on_until_silence(
    qtbot: QtBot, window: MainWindow, microphone: FakeMicrophone, clock: Clock
) -> None:
    for count, kind in enumerate(KINDS, start=1):
        hand = make_hand(window, kind)
        hand.down()
        clock.now_s += TAP_S - 0.01
        hand.up()
        wait_for(qtbot, window, MicrophoneState.LISTENING)
        assert len(microphone.sources) == count
        source = microphone.sources[-1]
        qtbot.waitUntil(lambda source=source: not source.held, timeout=WAIT_MS)
        assert hint(window) == TAPPED_HINT
        qtbot.wait(120)
        assert window.search.state is MicrophoneState.LISTENING, kind
        source.finished = True
        wait_for_results(qtbot, window)
        assert titles(window)[0] == ANSWER
        window.search.start_over()


def test_a_second_tap_ends_it_and_holding_that_one_changes_nothing(
    qtbot: QtBot, window: MainWindow, microphone: FakeMicrophone, clock: Clock
) -> None:
    for count, kind in enumerate(KINDS, start=1):
        hand = make_hand(window, kind)
        hand.down()
        hand.up()
        wait_for(qtbot, window, MicrophoneState.LISTENING)
        qtbot.wait(QApplication.doubleClickInterval() + 50)  # two taps of a finger sooner are a double click
        hand.down()
        assert window.search.state is MicrophoneState.SEARCHING, kind
        wait_for_results(qtbot, window)
        clock.now_s += 5.0
        hand.up()
        qtbot.wait(120)
        assert window.search.state is MicrophoneState.READY
        assert len(microphone.sources) == count
        window.search.start_over()


@pytest.mark.parametrize("marked", [True, False])
def test_a_key_that_repeats_is_pressed_once(
    qtbot: QtBot, window: MainWindow, microphone: FakeMicrophone, *, marked: bool
) -> None:
    assert REPEATS * REPEAT_MS / 1000 > TAP_S
    for count, kind in enumerate(("space", "enter"), start=1):
        hand = make_hand(window, kind)
        hand.down()
        for _ in range(REPEATS):
            (hand.repeat if marked else hand.down)()
            qtbot.wait(REPEAT_MS)
        wait_for(qtbot, window, MicrophoneState.LISTENING)
        hand.up()
        wait_for_results(qtbot, window)
        assert len(microphone.sources) == count, kind
        window.search.start_over()


def test_after_the_longest_time_a_key_that_is_still_held_neither_asks_anew_nor_opens_a_card(
    qtbot: QtBot, window: MainWindow, microphone: FakeMicrophone, clock: Clock
) -> None:
    for count, kind in enumerate(KINDS, start=1):
        hand = make_hand(window, kind)
        hand.down()
        wait_for(qtbot, window, MicrophoneState.LISTENING)
        microphone.sources[-1].full = True
        wait_for_results(qtbot, window)
        assert titles(window)[0] == ANSWER
        assert window.search_place.results.cards[0].hasFocus()
        for _ in range(5):
            hand.repeat()
            qtbot.wait(REPEAT_MS)
        clock.now_s += 31.0
        hand.up()
        qtbot.wait(120)
        assert window.place is window.search_place
        assert window.search.state is MicrophoneState.READY
        assert len(microphone.sources) == count, kind
        window.search.start_over()


def test_a_repeating_enter_presses_no_button_of_a_notice(
    qtbot: QtBot, window: MainWindow, microphone: FakeMicrophone
) -> None:
    microphone.error = WolofSearchError("audio.no_microphone")
    hand = make_hand(window, "enter")
    hand.down()
    wait_for_notice(qtbot, window)
    for _ in range(5):
        hand.repeat()
        qtbot.wait(REPEAT_MS)
    hand.up()
    wait_for_notice(qtbot, window)
    assert len(microphone.sources) == 1


@pytest.fixture
def gate(microphone: FakeMicrophone, monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """A microphone that takes as long to open as a test wants."""
    gate, start = threading.Event(), FakeSource.start

    def slow(source: FakeSource) -> None:
        gate.wait(WAIT_MS / 1000)
        start(source)

    monkeypatch.setattr(FakeSource, "start", slow)
    return gate


def test_a_hold_that_ends_before_the_microphone_is_open_is_told(
    qtbot: QtBot, window: MainWindow, microphone: FakeMicrophone, clock: Clock, gate: threading.Event
) -> None:
    for count, kind in enumerate(KINDS, start=1):
        gate.clear()
        hand = make_hand(window, kind)
        hand.down()
        qtbot.waitUntil(lambda count=count: len(microphone.sources) == count, timeout=WAIT_MS)
        clock.now_s += 1.0
        hand.up()
        assert wait_for_notice(qtbot, window).sentence == "La question est trop courte."
        gate.set()
        qtbot.waitUntil(lambda: microphone.sources[-1].cancelled, timeout=WAIT_MS)
        qtbot.wait(120)
        assert window.search.state is MicrophoneState.READY, kind


def test_a_tap_that_ends_before_the_microphone_is_open_is_a_tap(
    qtbot: QtBot, window: MainWindow, microphone: FakeMicrophone, clock: Clock, gate: threading.Event
) -> None:
    hand = make_hand(window, "mouse")
    hand.down()
    qtbot.waitUntil(lambda: len(microphone.sources) == 1, timeout=WAIT_MS)
    hand.up()
    gate.set()
    wait_for(qtbot, window, MicrophoneState.LISTENING)
    microphone.sources[0].finished = True
    wait_for_results(qtbot, window)


def test_another_program_that_takes_the_keyboard_ends_a_hold(
    qtbot: QtBot, window: MainWindow, microphone: FakeMicrophone, clock: Clock
) -> None:
    for count, kind in enumerate(KINDS, start=1):
        hand = make_hand(window, kind)
        hand.down()
        wait_for(qtbot, window, MicrophoneState.LISTENING)
        clock.now_s += 2.0
        QApplication.sendEvent(window, QEvent(QEvent.Type.WindowDeactivate))
        wait_for_results(qtbot, window)
        hand.up()
        qtbot.wait(120)
        assert window.search.state is MicrophoneState.READY
        assert len(microphone.sources) == count, kind
        window.search.start_over()


def test_a_button_that_is_hidden_is_let_go(
    qtbot: QtBot, window: MainWindow, microphone: FakeMicrophone, clock: Clock
) -> None:
    make_hand(window, "mouse").down()
    wait_for(qtbot, window, MicrophoneState.LISTENING)
    clock.now_s = 2.0
    window.go(PlaceName.NOTEBOOK)
    wait_for_results(qtbot, window)


def test_escape_forgets_what_is_being_held(
    qtbot: QtBot, window: MainWindow, microphone: FakeMicrophone, clock: Clock
) -> None:
    for kind in KINDS:
        hand = make_hand(window, kind)
        hand.down()
        wait_for(qtbot, window, MicrophoneState.LISTENING)
        qtbot.keyClick(window, Qt.Key.Key_Escape)
        clock.now_s += 2.0
        hand.up()
        qtbot.waitUntil(lambda: microphone.sources[-1].cancelled, timeout=WAIT_MS)
        assert window.search.state is MicrophoneState.READY, kind
        assert not window.search_place.shows_results
        assert not window.search_place.shows_notice


def test_the_space_bar_is_let_go_wherever_the_keyboard_is(
    qtbot: QtBot, window: MainWindow, microphone: FakeMicrophone, clock: Clock, gate: threading.Event
) -> None:
    """Whatever has the keyboard lets the window know; none keeps the key for itself."""
    window.search.search_text("enfant mil chèvres")
    wait_for_results(qtbot, window)
    places = [
        widget
        for widget in window.search_place.findChildren(QWidget)
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not isinstance(widget, QLineEdit)
    ]
    assert len(places) > 5
    space, none = Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier
    for widget in places:
        gate.clear()
        QTest.simulateEvent(widget, True, int(space), none, " ", False)
        assert window.search.state is MicrophoneState.PREPARING, widget
        clock.now_s += 2.0
        QTest.simulateEvent(widget, False, int(space), none, " ", False)
        wait_for(qtbot, window, MicrophoneState.READY)  # too soon: the microphone is not open yet
        gate.set()


def test_the_space_bar_can_be_held_in_a_passage_too(
    qtbot: QtBot, window: MainWindow, microphone: FakeMicrophone, clock: Clock
) -> None:
    window.search.search_text("enfant fièvre")
    wait_for_results(qtbot, window)
    qtbot.keyClick(window.search_place.results.cards[0], Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.place is window.passage_place, timeout=WAIT_MS)
    text = window.passage_place.text
    text.setFocus()
    hand = key_hand(text, Qt.Key.Key_Space, " ")
    hand.down()
    assert window.place is window.search_place
    wait_for(qtbot, window, MicrophoneState.LISTENING)
    clock.now_s = 2.0
    hand.up()
    qtbot.waitUntil(lambda: window.search.state is not MicrophoneState.LISTENING, timeout=WAIT_MS)
    wait_for_results(qtbot, window)


def test_a_space_that_is_typed_is_not_held(qtbot: QtBot, window: MainWindow, microphone: FakeMicrophone) -> None:
    query = window.search_place.panel.query
    query.setFocus()
    hand = key_hand(query, Qt.Key.Key_Space, " ")
    hand.down()
    hand.repeat()
    hand.up()
    assert query.text() == "  "
    assert not microphone.sources


def test_a_double_click_is_one_press(qtbot: QtBot, window: MainWindow, microphone: FakeMicrophone) -> None:
    button = window.search_place.panel.microphone
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    wait_for(qtbot, window, MicrophoneState.LISTENING)
    qtbot.mouseDClick(button, Qt.MouseButton.LeftButton)
    qtbot.wait(120)
    assert window.search.state is MicrophoneState.LISTENING


def test_a_press_by_a_screen_reader_is_a_tap(qtbot: QtBot, window: MainWindow, microphone: FakeMicrophone) -> None:
    button = window.search_place.panel.microphone
    interface = QAccessible.queryAccessibleInterface(button).actionInterface()
    interface.doAction("Press")
    wait_for(qtbot, window, MicrophoneState.LISTENING)
    assert not microphone.sources[-1].held
    assert hint(window) == TAPPED_HINT
    qtbot.wait(int(TAP_S * 1000) + 50)
    assert window.search.state is MicrophoneState.LISTENING
    interface.doAction("Press")
    wait_for_results(qtbot, window)


@pytest.mark.parametrize("simple", [False, True])
def test_a_hold_waits_for_no_word_and_nothing_is_played_into_it(
    qtbot: QtBot,
    open_window: OpenWindow,
    library_dir: object,
    microphone: FakeMicrophone,
    prompt_output: PaperOutput,
    said: Said,
    *,
    simple: bool,
) -> None:
    settings.save(settings.Settings(library=str(library_dir), simple=simple))
    window = open_window(own=False)
    said("ready")
    window.holding._clock = clock = Clock()
    prompt_output.instant = False  # a word that began would not end
    for count, kind in enumerate(KINDS, start=1):
        played = names(prompt_output)
        hand = make_hand(window, kind)
        hand.down()
        wait_for(qtbot, window, MicrophoneState.LISTENING)
        qtbot.wait(100)
        assert names(prompt_output) == played, kind
        clock.now_s += 2.0
        hand.up()
        said("(stop)", "answers_three")
        wait_for_results(qtbot, window)
        prompt_output.hear()
        assert len(microphone.sources) == count
        window.reading.stop()
        window.search.start_over()


def test_a_tap_in_simple_mode_is_told_when_to_speak(
    qtbot: QtBot, open_window: OpenWindow, library_dir: object, microphone: FakeMicrophone, said: Said
) -> None:
    settings.save(settings.Settings(library=str(library_dir), simple=True))
    window = open_window(own=False)
    said("ready")
    for kind in KINDS:
        window.search.start_over()
        hand = make_hand(window, kind)
        hand.down()
        wait_for(qtbot, window, MicrophoneState.LISTENING)
        held = microphone.sources[-1]
        hand.up()
        said("speak_now", "(start)")
        wait_for(qtbot, window, MicrophoneState.LISTENING)
        assert held.cancelled
        assert not microphone.sources[-1].held
        microphone.sources[-1].finished = True
        said("(stop)", "answers_three")
        wait_for_results(qtbot, window)


def test_a_hold_with_no_sound_yet_says_that_it_was_too_short(
    qtbot: QtBot, open_window: OpenWindow, gate: threading.Event, microphone: FakeMicrophone, said: Said
) -> None:
    window = open_window()
    said("ready")
    window.holding._clock = clock = Clock()
    hand = make_hand(window, "space")
    hand.down()
    clock.now_s = 1.0
    hand.up()
    said("too_short", "again")
    gate.set()
    qtbot.waitUntil(lambda: all(source.cancelled for source in microphone.sources), timeout=WAIT_MS)


def test_a_held_key_turns_one_page_of_the_guide(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(own=False, first=True)
    guide = window.spoken.guide
    for _ in range(4):
        repeat = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier, " ", True)
        QApplication.sendEvent(guide, repeat)
    assert guide.at == 0
    qtbot.keyPress(guide, Qt.Key.Key_Space)
    assert guide.at == 1


def test_a_key_that_seems_to_come_up_while_it_repeats_is_held(
    qtbot: QtBot, window: MainWindow, microphone: FakeMicrophone
) -> None:
    handle = window.windowHandle()
    QTest.keyPress(handle, Qt.Key.Key_Space)
    wait_for(qtbot, window, MicrophoneState.LISTENING)
    for _ in range(REPEATS):  # as a window system tells it that marks no repeats
        QTest.keyRelease(handle, Qt.Key.Key_Space)
        QTest.keyPress(handle, Qt.Key.Key_Space)
        qtbot.wait(REPEAT_MS)
    assert window.search.state is MicrophoneState.LISTENING
    QTest.keyRelease(handle, Qt.Key.Key_Space)
    wait_for_results(qtbot, window)
    assert len(microphone.sources) == 1


def test_the_keyboard_is_on_the_round_button_while_somebody_speaks(
    qtbot: QtBot, window: MainWindow, microphone: FakeMicrophone
) -> None:
    handle = window.windowHandle()
    window.search.tell(WolofSearchError("audio.too_short"), window.search.listen)
    assert window.search_place.notice.isAncestorOf(window.focusWidget())
    QTest.keyPress(handle, Qt.Key.Key_Space)  # the notice, whose button had the keyboard, is gone
    wait_for(qtbot, window, MicrophoneState.LISTENING)
    assert window.focusWidget() is window.search_place.panel.microphone
    window.header.buttons[PlaceName.LIBRARY].setFocus()  # which would take the key for itself
    qtbot.wait(int(TAP_S * 1000) + 100)
    QTest.keyRelease(handle, Qt.Key.Key_Space)
    wait_for_results(qtbot, window)
    assert len(microphone.sources) == 1
