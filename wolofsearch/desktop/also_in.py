"""Other documents in which the passage of a card stands nearly word for word, each on a button that opens it there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import takewhile
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from wolofsearch.desktop import icons, layouts
from wolofsearch.desktop.buttons import Button, ElidedButton
from wolofsearch.desktop.flow import Flow
from wolofsearch.desktop.language import Translated
from wolofsearch.desktop.tips import plain_tip

if TYPE_CHECKING:
    from wolofsearch.search.answer import Result

MOST_SHOWN = 3
"""Where there are more, and more than one more, the others wait behind a button."""
ALIKE_CHARACTERS = 24
"""From so many on, what names have in common at their beginning is left out, as it would push aside what differs."""


def telling(names: Sequence[str], title: str) -> list[str]:
    """Return the names, each from the word on in which it differs from the title and from the other names."""
    shown: list[str] = []
    for at, name in enumerate(names):
        words, others = name.split(" "), {title, *names[:at], *names[at + 1 :]} - {name}
        alike = max((_common(words, other.split(" ")) for other in others), default=0)
        begin = len(" ".join(words[: min(alike, len(words) - 1)]))
        shown.append(f"…{name[begin:]}" if begin >= ALIKE_CHARACTERS else name)
    return shown


def _common(one: list[str], other: list[str]) -> int:
    """Return the number of words with which both begin."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


class AlsoIn(Translated):
    """A caption, the first documents, and a button that shows the others.

    Args:
        result: whose ``also_in`` is shown.
    """

    opened = Signal(object)
    """One of these :class:`Result` was chosen."""

    def __init__(self, result: Result, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        titles = Counter(one.title for one in (result, *result.also_in))
        self._results = result.also_in
        # Copies often bear one title: then the name of the file tells them apart.
        self._names = [one.title if titles[one.title] == 1 else one.path.name for one in result.also_in]
        self._shown = telling(self._names, result.title)
        self._caption = layouts.label("small")
        self.buttons = [ElidedButton(icons.format_name(one.format)) for one in result.also_in]
        self.more = Button("down", "quiet")
        body = Flow(gap=1, parent=self)
        body.addWidget(self._caption)
        for button in self.buttons:
            button.clicked.connect(self._open)
            body.addWidget(button)
        body.addWidget(self.more)
        folded = len(self.buttons) > MOST_SHOWN + 1
        self.more.setVisible(folded)
        for button in self.buttons[MOST_SHOWN:]:
            button.setHidden(folded)
        self.more.clicked.connect(self._show_more)
        self.retranslate()

    @property
    def has_keyboard(self) -> bool:
        """Whether the keyboard is on one of the buttons."""
        return any(button.hasFocus() for button in (*self.buttons, self.more))

    def retranslate(self) -> None:
        """Write the caption and the names in the language shown now."""
        self._caption.setText(self.tr("Aussi dans :"))
        for button, one, name, shown in zip(self.buttons, self._results, self._names, self._shown, strict=True):
            about = self.tr("Aussi dans : {title}").format(title=f"{name}, {one.format.upper()}")
            button.name(shown, about)
            button.setToolTip(plain_tip(f"{name}\n{one.path}"))
        self.more.name(self.tr("et {count} autres").format(count=len(self.buttons) - MOST_SHOWN))

    @Slot()
    def _open(self) -> None:
        pressed = next(at for at, button in enumerate(self.buttons) if button is self.sender())
        self.opened.emit(self._results[pressed])

    @Slot()
    def _show_more(self) -> None:
        for button in self.buttons:
            button.show()
        self.buttons[MOST_SHOWN].setFocus(Qt.FocusReason.OtherFocusReason)
        self.more.hide()
