"""The passages that are kept, a list at a time; lists are made, exported and removed here."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from wolofsearch.desktop import layouts
from wolofsearch.desktop.buttons import Button
from wolofsearch.desktop.combo_box import ComboBox
from wolofsearch.desktop.empty_card import EmptyCard
from wolofsearch.desktop.flow import Flow
from wolofsearch.desktop.kept_card import KeptCard
from wolofsearch.desktop.language import Translated
from wolofsearch.desktop.notice import Notice
from wolofsearch.desktop.paged_list import PagedList
from wolofsearch.desktop.spoken import Spoken
from wolofsearch.desktop.spoken_cards import SpokenCards
from wolofsearch.desktop.tab_order import order_tabs
from wolofsearch.notebook.notebook import MOST_NAME_CHARACTERS
from wolofsearch.notebook.records import FAVOURITES_ID, Kept, ReadingList


class KeptView(Translated):
    """One list and its passages."""

    list_chosen = Signal(int)
    list_named = Signal(str)
    """A list of this name is wanted."""
    remove_wanted = Signal()
    page_wanted = Signal()
    """The list as a page to print."""
    table_wanted = Signal()
    """The list as a table."""
    opened = Signal(object)
    """A :class:`Kept` was pressed."""
    listen_wanted = Signal(object)
    """The ear of a :class:`KeptCard` was pressed."""
    move_wanted = Signal(object, int)
    drop_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list_id = FAVOURITES_ID
        self._lists: Sequence[ReadingList] = ()
        self.kept: Sequence[Kept] = ()
        self._gone: Collection[int] = ()
        self._spoken: Spoken | None = None
        self._spoken_cards = SpokenCards(lambda: self.list.cards, self)
        self.lists = ComboBox()
        self.lists.activated.connect(self._choose)
        self.name_field = QLineEdit()
        self.name_field.setProperty("kind", "framed")
        self.name_field.setMaxLength(MOST_NAME_CHARACTERS)
        self.name_field.returnPressed.connect(self._submit)
        self.add = Button("file-add", "round")
        self.add.clicked.connect(self._submit)
        new_list = QWidget()
        inside = layouts.row(new_list, gap=1)
        inside.addWidget(self.name_field, 1)
        inside.addWidget(self.add)
        self.page = Button("print")
        self.table = Button("format-sheet")
        self.remove = Button("bin", "round")
        self.page.clicked.connect(self.page_wanted)
        self.table.clicked.connect(self.table_wanted)
        self.remove.clicked.connect(self._ask_removal)
        self.notice = Notice()
        self.notice.first_pressed.connect(self._keep)
        self.notice.second_pressed.connect(self._remove)
        self.notice.hide()
        self.empty = EmptyCard("star")
        self.list = PagedList(self._card)
        self.list.grown.connect(self._order_tabs)

        choice = Flow(gap=1.5, leads=260)
        choice.addWidget(self.lists)
        choice.addWidget(new_list)
        tools = Flow(gap=1.5)
        tools.addWidget(self.page)
        tools.addWidget(self.table)
        tools.addWidget(self.remove)
        body = layouts.column(self, gap=2)
        body.addLayout(choice)
        body.addLayout(tools)
        body.addWidget(self.notice)
        body.addWidget(self.empty)
        body.addWidget(self.list)
        self.retranslate()

    def show_kept(self, lists: Sequence[ReadingList], list_id: int, kept: Sequence[Kept]) -> None:
        """Show a list and what it holds, and offer the others."""
        self._lists, self.list_id, self.kept, self._gone = lists, list_id, kept, ()
        self.lists.clear()
        for one in lists:
            self.lists.addItem("", one.id)
        self.lists.setCurrentIndex(max(0, self.lists.findData(list_id)))
        self.retranslate()
        self.list.show_items(kept)

    def show_gone(self, gone: Collection[int]) -> None:
        """Note of which kept passages, by their ids, the document is not in the library that is open."""
        if set(gone) != set(self._gone):
            self._gone = gone
            self.list.show_items(self.kept)

    @property
    def focused(self) -> KeptCard | None:
        """The card on which the keyboard is."""
        return self._spoken_cards.focused

    def focus_heard(self) -> None:
        """Put the keyboard on the card that was read aloud last."""
        self._spoken_cards.focus_heard()

    def show_spoken(self, spoken: Spoken | None) -> None:
        """Mark what is being read aloud; the keyboard, if it is on a card, goes along from card to card."""
        self._spoken = spoken
        self._spoken_cards.show(spoken)

    @Slot()
    def _order_tabs(self) -> None:
        order_tabs(self)

    def title(self, list_id: int) -> str:
        """Return the name of a list."""
        name = next((one.name for one in self._lists if one.id == list_id), "")
        return name or self.tr("Favoris")

    def retranslate(self) -> None:
        """Write every text in the language shown now."""
        for place, one in enumerate(self._lists):
            self.lists.setItemText(place, f"{self.title(one.id)} ({one.count})")
        self.lists.setAccessibleName(self.tr("Liste montrée"))
        self.name_field.setPlaceholderText(self.tr("nouvelle liste"))
        self.name_field.setAccessibleName(self.tr("Nom d'une nouvelle liste"))
        self.add.name(self.tr("Créer la liste"))
        self.page.name(self.tr("Page à imprimer"))
        self.table.name(self.tr("Tableau (CSV)"))
        removal = self.tr("Vider la liste") if self.list_id == FAVOURITES_ID else self.tr("Supprimer la liste")
        self.remove.name(removal)
        for button in (self.page, self.table):
            button.setVisible(bool(self.kept))
        self.remove.setVisible(bool(self.kept) or self.list_id != FAVOURITES_ID)
        self.list.setVisible(bool(self.kept))
        self.empty.setVisible(not self.kept)
        self.empty.name(
            self.tr("Rien dans cette liste"),
            self.tr("L'étoile à côté d'une réponse garde son passage dans les favoris."),
        )
        self.notice.hide()
        for card in self.list.cards:
            card.retranslate()

    def tell(self, sentence: str, next_step: str) -> None:
        """Say that something did not work."""
        self.notice.tell("alert", sentence, next_step)
        self.notice.show()

    def _card(self, kept: Kept) -> QWidget:
        names = [(one.id, self.title(one.id)) for one in self._lists]
        card = KeptCard(kept, names, self.list_id, gone=kept.id in self._gone)
        card.clicked.connect(lambda: self.opened.emit(kept))
        card.ear.clicked.connect(lambda: self.listen_wanted.emit(card))
        card.show_spoken(self._spoken)
        card.move_wanted.connect(self.move_wanted)
        card.drop_wanted.connect(self.drop_wanted)
        return card

    @Slot(int)
    def _choose(self, place: int) -> None:
        self.list_chosen.emit(self.lists.itemData(place))

    @Slot()
    def _submit(self) -> None:
        name = self.name_field.text().strip()
        if name:
            self.name_field.clear()
            self.list_named.emit(name)

    @Slot()
    def _ask_removal(self) -> None:
        sentence = self.tr("Ne plus garder les passages de « {name} » : {count} ?")
        self.notice.tell("bin", sentence.format(name=self.title(self.list_id), count=len(self.kept)), "")
        self.notice.offer(("check", self.tr("Garder")), ("bin", self.remove.accessibleName()))
        self.notice.show()
        self.notice.focus_first()

    @Slot()
    def _keep(self) -> None:
        self.notice.hand_over(self.remove)
        self.notice.hide()

    @Slot()
    def _remove(self) -> None:
        self._keep()
        self.remove_wanted.emit()
