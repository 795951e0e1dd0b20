"""What stands around the body of a Word document: the heads and feet of its pages, its footnotes and endnotes.

They are parts of their own in the package. Word keeps those it no longer shows, which are left out here.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docx.oxml import parse_xml

_NOTES = ("footnotes", "endnotes")
_OFF = frozenset({"0", "false", "off"})


def main_part(package: Any) -> Any:
    """Return the part that holds the body; its kind of relationship has another name in strict documents.

    Raises:
        KeyError: there is none.
    """
    for relationship in package.rels.values():
        if _kind(relationship) == "officeDocument":
            return relationship.target_part
    raise KeyError("officeDocument")


def page_edges(main: Any, body: Any, kind: str) -> Iterator[Any]:
    """Yield the roots of the parts that are shown at the ``"header"`` or ``"footer"`` of pages, in their order.

    Args:
        main: the main part.
        body: its root element.
        kind: one of the two.
    """
    facing = any(_is_on(root, "evenAndOddHeaders") for root in _related(main, "settings"))
    for section in body.iter("{*}sectPr"):
        shown = {"default", *["first"] * _is_on(section, "titlePg"), *["even"] * facing}
        for reference in section.iterfind(f"{{*}}{kind}Reference"):
            attributes = {name.rpartition("}")[2]: value for name, value in reference.attrib.items()}
            part = main.rels.get(attributes.get("id"))
            if part is not None and not part.is_external and attributes.get("type", "default") in shown:
                yield parse_xml(part.target_part.blob)


def notes(main: Any) -> Iterator[Any]:
    """Yield the footnotes, then the endnotes; not the lines that separate them from the text."""
    for kind in _NOTES:
        for root in _related(main, kind):
            for note in root.iterchildren("{*}footnote", "{*}endnote"):
                if not any(name.endswith("}type") and value != "normal" for name, value in note.attrib.items()):
                    yield note


def _is_on(parent: Any, name: str) -> bool:
    """Return whether a switch stands there; without a value it is on."""
    switch = parent.find(f"{{*}}{name}")
    return switch is not None and not _OFF.intersection(switch.attrib.values())


def _related(main: Any, kind: str) -> Iterator[Any]:
    for relationship in main.rels.values():
        if _kind(relationship) == kind and not relationship.is_external:
            yield parse_xml(relationship.target_part.blob)


def _kind(relationship: Any) -> str:
    return str(relationship.reltype).rpartition("/")[2]
