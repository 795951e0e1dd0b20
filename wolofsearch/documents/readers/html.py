"""HTML: the words of the page without its machinery.

The tree is walked with loops, not calls, since pages nested thousands deep exist.
"""

from __future__ import annotations

import re
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode

from wolofsearch.documents.content import Content, table_blocks
from wolofsearch.documents.encodings import decode

_SKIPPED = frozenset(
    "head script style noscript template svg canvas audio video iframe object embed map nav footer aside button select"
    " input textarea dialog menu datalist".split()
)
_BLOCKS = frozenset(
    "address article blockquote body center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5"
    " h6 header hr html li main ol p pre section summary table ul".split()
)
_LISTS = frozenset({"ul", "ol", "dl"})
_MAIN = "main, [role=main], article"
_MAIN_SHARE = 0.3
"""An element called main that holds less of the page's text is not what it says."""
_DECLARED = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]+)", re.IGNORECASE)
_DATES = ("article:published_time", "dcterms.date", "dc.date", "date", "article:modified_time", "dcterms.modified")
_WHITE = re.compile(r"\s+")
_CLOSED_AT_ONCE = re.compile(r"<(?P<tag>[A-Za-z][\w:-]*)(?P<attributes>(?:\s[^<>]*?)?)/>")
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())


def read(path: Path) -> Content:
    """Read a page: its main part where it says which that is, else all of it but menus and the like."""
    return content_of_html(decode_html(path.read_bytes()))


def decode_html(data: bytes, told: str | None = None) -> str:
    """Return the text of a page in the encoding it declares, else the one that is told beside it.

    XHTML's ``<title/>`` becomes what HTML understands.
    """
    declared = _DECLARED.search(data[:4096])
    text = decode(data, declared[1].decode("ascii") if declared else told)
    return _CLOSED_AT_ONCE.sub(_opened, text)


def content_of_html(markup: str) -> Content:
    """Return the paragraphs, the title and the first heading of a page."""
    tree = LexborHTMLParser(markup)
    title = tree.css_first("title")
    page = tree.css_first("html")
    root = _main_part(tree)
    heading = root.css_first("h1, h2") if root else None
    return Content(
        pages=[_blocks(root) if root else []],
        title=title.text() if title else None,
        heading=heading.text() if heading else None,
        author=_told(tree, "author", "article:author", "dc.creator", "dcterms.creator"),
        language=page.attributes.get("lang") or page.attributes.get("xml:lang") if page else None,
        date=_told(tree, *_DATES),
    )


def _told(tree: LexborHTMLParser, *names: str) -> str | None:
    """Return what the page's head says under one of these names, the first one first."""
    told: dict[str, str | None] = {}
    for node in tree.css("meta[content]"):
        name = node.attributes.get("name") or node.attributes.get("property") or ""
        told.setdefault(name.lower(), node.attributes.get("content"))
    return next((value for name in names if (value := told.get(name))), None)


def _opened(match: re.Match[str]) -> str:
    if match["tag"].lower() in _VOID:
        return match[0]
    return f"<{match['tag']}{match['attributes']}></{match['tag']}>"


def _main_part(tree: LexborHTMLParser) -> LexborNode | None:
    body = tree.body
    marked = tree.css(_MAIN)
    if body is None or not marked:
        return body
    whole = len(body.text())
    longest = max(marked, key=lambda node: len(node.text()))
    alone = longest.tag != "article" or len(tree.css("article")) == 1
    return longest if alone and len(longest.text()) >= _MAIN_SHARE * whole else body


def _skipped(node: LexborNode) -> bool:
    attributes = node.attributes
    return (
        node.tag in _SKIPPED
        or "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or attributes.get("role") == "navigation"
    )


class _Gatherer:
    """Collects words into paragraphs; the items of one list stay lines of one paragraph."""

    def __init__(self) -> None:
        self.blocks: list[str] = []
        self._words: list[str] = []
        self._lists = 0
        self._last_in_list = False
        self._bullet = ""

    def say(self, text: str) -> None:
        self._words.append(text)

    def open(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.flush()
        if tag == "li":
            self._bullet = "- "
        self._lists += tag in _LISTS

    def close(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.flush()
        if tag == "li":
            self._bullet = ""
        self._lists -= tag in _LISTS
        if not self._lists:
            self._last_in_list = False

    def flush(self) -> None:
        text = "".join(self._words).strip()
        self._words.clear()
        if not text:
            return
        text, self._bullet = self._bullet + text, ""
        if self._last_in_list:
            self.blocks[-1] += "\n" + text
        else:
            self.blocks.append(text)
        self._last_in_list = self._lists > 0

    def add(self, blocks: list[str]) -> None:
        self.flush()
        self.blocks.extend(blocks)
        self._last_in_list = False


def _blocks(root: LexborNode) -> list[str]:
    """Return the paragraphs under ``root`` in order."""
    gathered = _Gatherer()
    ahead: list[tuple[LexborNode, bool]] = [(root, False)]
    while ahead:
        node, leaving = ahead.pop()
        tag = node.tag or ""
        if leaving:
            gathered.close(tag)
        elif node.is_text_node:
            preformatted = node.parent is not None and node.parent.tag == "pre"
            text = node.text_content or ""
            gathered.say(text if preformatted else _WHITE.sub(" ", text))
        elif tag == "br":
            gathered.say("\n")
        elif not node.is_element_node or (_skipped(node) and node.mem_id != root.mem_id):
            continue
        elif tag == "table" and node.mem_id != root.mem_id:
            gathered.add(_table(node))
        else:
            gathered.open(tag)
            ahead.append((node, True))
            ahead.extend((child, False) for child in reversed(list(node.iter(include_text=True))))
    gathered.flush()
    return gathered.blocks


def _table(table: LexborNode) -> list[str]:
    rows = [row for row in table.css("tr") if _owner(row) == table.mem_id]
    cells = [[_blocks(cell) for cell in row.iter() if cell.tag in ("td", "th")] for row in rows]
    caption = table.css_first("caption")
    return ([caption.text()] if caption else []) + table_blocks(cells)


def _owner(row: LexborNode) -> int:
    """Return the identity of the table a row belongs to, which may lie inside another one."""
    parent = row.parent
    while parent is not None and parent.tag != "table":
        parent = parent.parent
    return parent.mem_id if parent is not None else 0
