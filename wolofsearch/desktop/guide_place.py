"""The first minute, in three pictures that are said aloud: ask, it searches, listen.

Nothing in it moves; each picture stays until a person goes on.
"""

from __future__ import annotations

from string import Template

from PySide6.QtCore import QByteArray, QEvent, QObject, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

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
PICTURE_SHARE, WORDS_SHARE = 3, 2
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
        self._wolof = layouts.label("headline", wraps=True)
        self._meaning = layouts.label(wraps=True)
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
        said = QWidget()
        words = layouts.column(said, gap=1)
        for label in (self._wolof, self._meaning):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            words.addWidget(label)
        # Aligned, they do not keep the picture beside them as low as they are.
        self._split.addWidget(layouts.FoldingScrollArea(said), 0, Qt.AlignmentFlag.AlignVCenter)
        body = layouts.column(self, gap=2, margins=2)
        body.addLayout(self._split, 1)
        buttons = layouts.row(gap=1)
        buttons.addWidget(self.skip)
        buttons.addStretch(1)
        buttons.addWidget(self._count)
        buttons.addStretch(1)
        for button in (self.hear, self.back, self.next):
            buttons.addWidget(button)
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
        self._wolof.setProperty("kind", "state" if beside else "headline")
        layouts.restyle(self._wolof)
        self.skip.fold(folded=beside)

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
        last = self.at == len(PICTURES) - 1
        wolof = BY_ID[f"guide_{PICTURES[self.at]}"].wolof
        self._wolof.setText(wolof.replace(". ", ".\n"))  # a line broken anywhere leaves a word alone
        meaning = (
            self.tr("Bienvenue. Appuyez sur le grand bouton et posez votre question en wolof."),
            self.tr("La réponse est cherchée dans les documents. Rien ne sort de cet ordinateur."),
            self.tr("Appuyez sur l'oreille pour écouter la réponse."),
        )[self.at]
        self._meaning.setText(meaning)
        self._meaning.setVisible(meaning != wolof)
        self.picture.setAccessibleName(meaning)
        self._count.setText(f"{self.at + 1} / {len(PICTURES)}")
        self.skip.name(self.tr("Passer"))
        self.back.name(self.tr("Image précédente"))
        self.hear.name(self.tr("Écouter"))
        self.next.name(self.tr("Commencer") if last else self.tr("Suivant"))

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

    def _show(self, at: int) -> None:
        self.at = at
        self.picture.show_picture(PICTURES[at])
        self.back.setVisible(at > 0)
        self.retranslate()
