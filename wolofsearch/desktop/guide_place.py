"""The first minute, in three pictures that are said aloud: ask, it searches, listen.

Nothing in it moves; each picture stays until a person goes on.
"""

from __future__ import annotations

from string import Template

from PySide6.QtCore import QByteArray, QEvent, QObject, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QLabel, QSizePolicy, QStackedWidget, QWidget

from wolofsearch import paths
from wolofsearch.desktop import layouts, theme
from wolofsearch.desktop.buttons import ENTER_KEYS, Button
from wolofsearch.desktop.language import Translated
from wolofsearch.speech.prompts import BY_ID

PICTURES = ("ask", "search", "listen")
NEXT_KEYS = (*ENTER_KEYS, Qt.Key.Key_Space, Qt.Key.Key_Right, Qt.Key.Key_Down)
BACK_KEYS = (Qt.Key.Key_Left, Qt.Key.Key_Up)
ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Right, Qt.Key.Key_Down)
PICTURE_PX = QSize(480, 280)
SMALLEST_PX = (216, 128)
LOW_PX = 480
"""Below this height the words stand beside the picture."""
PICTURE_SHARE, WORDS_SHARE = 9, 8
"""Of the width, where they do; the words are said, too, and scroll where they have no room."""


class Picture(QWidget):
    """A drawing of ``assets/guide`` in the theme's colours."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumSize(*(theme.px(side) for side in SMALLEST_PX))
        self._name = PICTURES[0]
        self._drawing = QSvgRenderer()

    def show_picture(self, name: str) -> None:
        """Show another drawing."""
        self._name = name
        self.dress()

    def dress(self) -> None:
        """Draw in the colours in use."""
        source = Template((paths.ASSETS_DIR / "guide" / f"{self._name}.svg").read_text(encoding="utf-8"))
        self._drawing.load(QByteArray(source.substitute(vars(theme)).encode()))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the drawing as large as it fits."""
        size = PICTURE_PX.scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        left, top = (self.width() - size.width()) / 2, (self.height() - size.height()) / 2
        self._drawing.render(QPainter(self), QRectF(left, top, size.width(), size.height()))


class GuidePlace(Translated):
    """Three pictures; Enter, Space and the arrows go on and back, Escape leaves."""

    said = Signal(str)
    """The prompt that belongs to the picture shown now."""
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("place")
        # Behind other places it asks for no room: what stands under them would lack it.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.at = 0
        self.picture = Picture()
        self._words = QStackedWidget()  # as high as the longest, so that all pictures are as large
        self._said = [self._add_words() for _ in PICTURES]
        self._count = layouts.label("soft")
        self.skip = Button("close", "quiet")
        self.back = Button("previous", "round")
        self.hear = Button("ear", "round")
        self.next = Button("next", "primary")
        self.skip.clicked.connect(self.left)
        self.back.clicked.connect(self.go_back)
        self.hear.clicked.connect(self.tell)
        self.next.clicked.connect(self.go_on)
        self._split = layouts.column(gap=2)
        self._split.addWidget(self.picture, PICTURE_SHARE)
        self._scroll = layouts.FoldingScrollArea(self._words)
        self._split.addWidget(self._scroll)
        body = layouts.column(self, gap=2, margins=2)
        body.addLayout(self._split, 1)
        buttons = QGridLayout()  # the outer columns are equal: the count is in the middle
        buttons.setHorizontalSpacing(theme.grid(1))
        buttons.addWidget(self._count, 0, 1)
        others = layouts.row(gap=1)
        for button in (self.skip, self.hear, self.back):
            others.addWidget(button)
        buttons.addLayout(others, 0, 0, Qt.AlignmentFlag.AlignLeft)
        buttons.addWidget(self.next, 0, 2, Qt.AlignmentFlag.AlignRight)
        for column in (0, 2):
            buttons.setColumnStretch(column, 1)
        keeps = self.back.sizePolicy()
        keeps.setRetainSizeWhenHidden(True)  # nothing jumps where there is no way back
        self.back.setSizePolicy(keeps)
        for button in (self.skip, self.hear, self.back, self.next):
            button.installEventFilter(self)
        body.addLayout(buttons)
        self._show(0)

    def dress(self) -> None:
        """Put the words under the picture, or beside it where there is little height at the size in use."""
        beside = self.height() / theme.scale() < LOW_PX
        across = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._split.setDirection(across)
        self._split.setStretch(1, WORDS_SHARE if beside else 0)
        policy = QSizePolicy.Policy
        self._scroll.setSizePolicy(policy.Ignored, policy.Expanding if beside else policy.Maximum)
        for wolof, _ in self._said:
            wolof.setProperty("kind", "state" if beside else "headline")
            layouts.restyle(wolof)
        self.skip.fold(folded=beside)
        self._name_next()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make the best of the height."""
        super().resizeEvent(event)
        self.dress()

    def begin(self) -> None:
        """Show the first picture, and take the keyboard."""
        self._show(0)
        self.next.setFocus()
        self.tell()

    @Slot()
    def tell(self) -> None:
        """Have the picture said."""
        self.said.emit(f"guide_{PICTURES[self.at]}")

    @Slot()
    def go_on(self) -> None:
        """Show the next picture; behind the last one, leave."""
        if self.at == len(PICTURES) - 1:
            self.left.emit()
            return
        self._show(self.at + 1)
        self.tell()

    @Slot()
    def go_back(self) -> None:
        """Show the picture before."""
        if self.at > 0:
            self._show(self.at - 1)
            self.next.setFocus()
            self.tell()

    def retranslate(self) -> None:
        """Write every text in the language shown now."""
        meanings = (
            self.tr("Bienvenue. Appuyez sur le grand bouton et posez votre question en wolof."),
            self.tr("La réponse est cherchée dans les documents. Rien ne sort de cet ordinateur."),
            self.tr("Appuyez sur l'oreille pour écouter la réponse."),
        )
        for name, (shown, beneath), meaning in zip(PICTURES, self._said, meanings, strict=True):
            wolof = BY_ID[f"guide_{name}"].wolof
            shown.setText(wolof.replace(". ", ".\n"))  # a line broken anywhere leaves a word alone
            beneath.setText(meaning)
            beneath.setVisible(meaning != wolof)
        self.picture.setAccessibleName(meanings[self.at])
        self._count.setText(f"{self.at + 1} / {len(PICTURES)}")
        self.skip.name(self.tr("Passer"))
        self.back.name(self.tr("Image précédente"))
        self.hear.name(self.tr("Écouter"))
        self._name_next()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the arrows from the buttons, which would pass the keyboard on to one another."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in ARROWS:
            self.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on, or back; one picture, however long the key is held."""
        if event.key() not in (*NEXT_KEYS, *BACK_KEYS):
            super().keyPressEvent(event)
        elif event.isAutoRepeat():
            return
        elif event.key() in NEXT_KEYS:
            self.go_on()
        else:
            self.go_back()

    def _add_words(self) -> tuple[QLabel, QLabel]:
        """Add the words of one picture, and return their labels: in Wolof, and what that means."""
        page = QWidget()
        keeps = page.sizePolicy()
        keeps.setRetainSizeWhenHidden(True)  # it counts for the height while another is shown
        page.setSizePolicy(keeps)
        wolof, meaning = layouts.label("headline", wraps=True), layouts.label(wraps=True)
        words = layouts.column(page, gap=1)
        words.addStretch(1)
        for label in (wolof, meaning):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            words.addWidget(label)
        words.addStretch(1)
        self._words.addWidget(page)
        return wolof, meaning

    def _name_next(self) -> None:
        """Name the button, as wide as the longer of its names needs."""
        names = self.tr("Suivant"), self.tr("Commencer")
        widest_px = 0
        for name in names:
            self.next.setText(name)
            widest_px = max(widest_px, self.next.sizeHint().width())
        self.next.setMinimumWidth(widest_px)
        self.next.name(names[self.at == len(PICTURES) - 1])

    def _show(self, at: int) -> None:
        self.at = at
        self._words.setCurrentIndex(at)
        self.picture.show_picture(PICTURES[at])
        self.back.setVisible(at > 0)
        self.retranslate()
