"""The small parts: excerpts, certainty, offsets, opening at a page, the round button."""

from __future__ import annotations

import re
import shutil
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDesktopServices, QImage
from pytestqt.qtbot import QtBot

from wolofsearch.desktop import theme
from wolofsearch.desktop.buttons import ElidedButton
from wolofsearch.desktop.certainty import bars
from wolofsearch.desktop.document_view import DocumentView, utf16_offset
from wolofsearch.desktop.excerpt import excerpt, lines_of, marked_html, moved, without_title
from wolofsearch.desktop.layouts import ElidedLabel
from wolofsearch.desktop.microphone_button import MicrophoneButton, MicrophoneState
from wolofsearch.desktop.opening import open_document, page_command
from wolofsearch.desktop.progress_card import ProgressCard
from wolofsearch.errors import WolofSearchError
from wolofsearch.messages import unbroken


def test_a_short_passage_is_shown_whole() -> None:
    assert excerpt("Le mil\nse sème.", [(3, 6)]) == ("Le mil se sème.", [(3, 6)])


def test_no_line_begins_with_a_mark_that_ends_a_sentence() -> None:
    assert unbroken("« Lan laa war a def ? »") == "«\u00a0Lan laa war a def\u00a0?\u00a0»"
    assert unbroken("Two words? Yes.") == "Two words? Yes."


def test_a_blank_line_is_kept_as_one_line_break() -> None:
    shown, _ = excerpt("Titre\n\n\nUn\ntexte.", [])
    assert shown == "Titre\n\n\nUn texte."
    assert "Titre<br>Un texte." in marked_html(shown, [])


def test_a_long_passage_is_shown_around_its_first_match() -> None:
    text = "avant " * 100 + "ICI " + "après " * 100
    start = text.index("ICI")
    shown, spans = excerpt(text, [(start, start + 3)])
    assert shown.startswith("… ")
    assert shown.endswith(" …")
    assert len(shown) < 400
    assert [shown[first:last] for first, last in spans] == ["ICI"]


@given(
    st.text(alphabet="ab é\n<&", max_size=900),
    st.lists(st.tuples(st.integers(-5, 950), st.integers(-5, 950)), max_size=6),
)
def test_excerpts_mark_nothing_but_what_matched(text: str, highlights: list[tuple[int, int]]) -> None:
    shown, spans = excerpt(text, highlights)
    whole = [text[max(0, start) : end].replace("\n", " ") for start, end in highlights if start < end]
    for start, end in spans:
        assert 0 <= start <= end <= len(shown)
        assert any(shown[start:end].replace("\n", " ").strip("… ") in part for part in whole)
    plain = unescape(re.sub(r"<[^>]*>", "", marked_html(shown, spans)))
    assert plain == shown.replace("\n", "")


def test_marks_that_overlap_are_joined_and_markup_is_text() -> None:
    html = marked_html("a <b> c", [(0, 4), (2, 5)])
    assert html.count("<span") == 2
    assert "&lt;b" in html


def test_no_blank_is_marked(qtbot: QtBot) -> None:
    text = "Un titre \n\n Le mil se sème. "
    assert [text[start:end] for start, end in lines_of(text, (0, len(text)))] == ["Un titre", "Le mil se sème."]
    assert re.findall(r"<span[^>]*>([^<]*)</span>", marked_html(text, [(0, len(text))])) == [
        "Un titre",
        "Le mil se sème.",
    ]
    view = DocumentView()
    qtbot.addWidget(view)
    view.show_text(text)
    view.mark(0, len(text))
    marks = view.extraSelections()  # kept: its cursors live as long as the list
    assert [mark.cursor.selectedText() for mark in marks] == ["Un titre", "Le mil se sème."]


def test_a_card_leaves_out_the_title_and_marks_the_same_words() -> None:
    text = "Le mil\nse sème\n\nOn le sème en juin. Puis on attend."
    shown, begin = without_title(text, "Le mil se sème")
    assert shown == text[begin:] == "On le sème en juin. Puis on attend."
    marks = [(text.index("sème\n"), text.index(" Puis")), (0, 6), (text.index("Puis"), len(text))]
    assert [shown[start:end] for start, end in moved(marks, begin)] == ["On le sème en juin.", "Puis on attend."]
    for other in ("Le mil", "Le mil se sème On", ""):
        assert without_title(text, other) == (text, 0)
    assert without_title("Le mil.", "Le mil") == ("Le mil.", 0)


@pytest.mark.parametrize(("score", "full"), [(0.1, 1), (0.299, 1), (0.3, 2), (0.5, 2), (0.55, 3), (1.0, 3)])
def test_certainty_is_counted_from_the_threshold(score: float, full: int) -> None:
    assert bars(score, 0.3) == full


def test_the_mark_stands_where_it_should_behind_rare_characters(qtbot: QtBot) -> None:
    view = DocumentView()
    qtbot.addWidget(view)
    text = "𞤀𞤁 écrit en adlam.\n\nLe mil se sème."
    view.show_text(text)
    view.mark(text.index("Le mil"), text.index(" se sème"))
    selections = view.extraSelections()  # kept: its cursors live as long as the list
    assert selections[0].cursor.selectedText() == "Le mil"
    assert utf16_offset(text, 2) == 4


def test_the_marked_passage_is_in_sight_in_a_long_document(qtbot: QtBot) -> None:
    view = DocumentView()
    qtbot.addWidget(view)
    view.resize(800, 500)
    view.show()
    text = "\n\n".join(f"Paragraphe numéro {number}." for number in range(2000))
    view.show_text(text)
    start = text.index("Paragraphe numéro 1500.")
    view.mark(start, start + 20)
    top = view.cursorRect().top()
    assert 0 <= top <= view.viewport().height()


def test_a_pdf_opens_at_its_page_where_a_viewer_can(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: "/usr/bin/evince" if name == "evince" else None)
    assert page_command(Path("/a/b c.pdf"), 3) == ["/usr/bin/evince", "--page-index=3", "/a/b c.pdf"]
    monkeypatch.setattr(shutil, "which", lambda name: "/usr/bin/firefox" if name == "firefox" else None)
    assert page_command(Path("/a/b.pdf"), 3) == ["/usr/bin/firefox", "file:///a/b.pdf#page=3"]
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    assert page_command(Path("/a/b.pdf"), 3) is None


def test_documents_without_pages_open_as_the_computer_likes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "lettre.txt"
    file.write_text("Bonjour", encoding="utf-8")
    asked: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: asked.append(url.toLocalFile()) or True)
    open_document(file, None)
    assert asked == [str(file)]
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    with pytest.raises(WolofSearchError) as error:
        open_document(file, None)
    assert error.value.message_id == "desktop.no_program"
    with pytest.raises(WolofSearchError) as error:
        open_document(tmp_path / "parti.txt", None)
    assert error.value.message_id == "general.file_missing"


def picture(button: MicrophoneButton) -> QImage:
    return button.grab().toImage()


def test_every_state_of_the_round_button_looks_different(qtbot: QtBot) -> None:
    button = MicrophoneButton(200)
    qtbot.addWidget(button)
    pictures = []
    for state in MicrophoneState:
        button.set_state(state)
        pictures.append(picture(button))
    assert all(one != other for place, one in enumerate(pictures) for other in pictures[:place])


def test_the_round_button_shows_the_level_and_the_time_left(qtbot: QtBot) -> None:
    button = MicrophoneButton(200)
    qtbot.addWidget(button)
    button.set_state(MicrophoneState.LISTENING)
    quiet = picture(button)
    button.set_level(0.9)
    loud = picture(button)
    assert quiet != loud
    button.set_time_left(0.4)
    assert picture(button) != loud


@pytest.mark.parametrize("percent", [100, 200, 250])
def test_the_ring_of_the_time_left_is_whole(qtbot: QtBot, percent: int) -> None:
    theme.choose(theme.Look(scale_percent=percent))
    try:
        button = MicrophoneButton(176)
        qtbot.addWidget(button)
        button.set_state(MicrophoneState.LISTENING)
        picture = button.grab().toImage()
    finally:
        theme.choose(theme.Look())
    last = picture.width() - 1
    edges = {picture.pixelColor(x, y).name() for x in (0, last) for y in range(last + 1)}
    assert edges == {picture.pixelColor(0, 0).name()}


def test_a_name_of_which_the_beginning_is_left_out_is_cut_once_behind_a_word(qtbot: QtBot) -> None:
    button = ElidedButton("format-pdf")
    qtbot.addWidget(button)
    button.name("… 2020, revue et corrigée par le comité de lecture")
    whole_px = button.fontMetrics().horizontalAdvance(button.text()) + 8
    assert button.shortened(whole_px) == button.text()
    cut = button.shortened(whole_px // 2)
    assert cut.endswith(" …")
    words = cut.removesuffix(" …")
    assert "…" not in words[1:]
    assert button.text().startswith(words)
    assert button.text()[len(words)] in " ,"
    button.name("numérisation du calendrier de vaccination 2.pdf")
    assert button.shortened(whole_px // 2).endswith(".pdf")


def test_a_long_title_goes_on_in_a_second_line_with_large_letters(qtbot: QtBot) -> None:
    label = ElidedLabel("subtitle")
    qtbot.addWidget(label)
    label.setText("Diarrhée de l'enfant : le sel de réhydratation orale et le zinc")
    one_line_px = label.sizeHint().height()
    label.set_two_lines(two_lines=True)
    assert label.sizeHint().height() > 1.5 * one_line_px
    label.resize(label.fontMetrics().horizontalAdvance(label.text()) * 2 // 3, label.sizeHint().height())
    label.grab()
    assert label.toolTip() == ""
    label.resize(label.width() // 2, label.height())
    label.grab()
    assert label.text() in unescape(label.toolTip())


def test_a_line_of_progress_that_says_nothing_takes_no_room(qtbot: QtBot) -> None:
    card = ProgressCard()
    qtbot.addWidget(card)
    card.begin()
    folded_px = card.sizeHint().height()
    card.count.setText("3 sur 7")
    qtbot.waitUntil(lambda: card.sizeHint().height() > folded_px)
    card.count.setText("")
    qtbot.waitUntil(lambda: card.sizeHint().height() == folded_px)


def test_the_round_button_is_round(qtbot: QtBot) -> None:
    button = MicrophoneButton(200)
    qtbot.addWidget(button)
    presses: list[str] = []
    button.hand_down.connect(lambda _: presses.append("pressed"))
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    assert presses == []
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton, pos=button.rect().center())
    assert presses == ["pressed"]
