"""What people write onto the pages of a PDF: fields of forms and free notes, which are no part of the pages' text."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from typing import Any

from pypdfium2 import raw

from wolofsearch.documents.layout import Line

_WORDED_FIELDS = (raw.FPDF_FORMFIELD_TEXTFIELD, raw.FPDF_FORMFIELD_COMBOBOX, raw.FPDF_FORMFIELD_LISTBOX)
_NEAR_SHARE = 0.8
"""A label stands beside a field when their bottoms differ by less than this share of the field's height."""


def written_on(form: Any, page: Any) -> Iterator[Line]:
    """Yield the values of a page's fields and its free notes, each as a line where it stands.

    Args:
        form: the form environment of the document, None where it has no form.
        page: a page of the document.
    """
    for index in range(raw.FPDFPage_GetAnnotCount(page)):
        note = raw.FPDFPage_GetAnnot(page, index)
        text = _text(form, note)
        box = raw.FS_RECTF()
        if text and raw.FPDFAnnot_GetRect(note, box):
            height = abs(box.top - box.bottom)
            yield Line(text, box.left, box.right, box.bottom, box.bottom, max(height, 0.1))
        raw.FPDFPage_CloseAnnot(note)


def beside_labels(printed: list[Line], written: Iterator[Line]) -> list[Line]:
    """Return the lines of a page with each written one after the printed one to its left, else at the end."""
    lines = list(printed)
    for note in written:
        labels = [
            place
            for place, line in enumerate(lines)
            if abs(line.last_bottom - note.first_bottom) < _NEAR_SHARE * note.height and line.left < note.left
        ]
        nearest = max(labels, key=lambda place: lines[place].left, default=len(lines) - 1)
        beside = lines[nearest] if labels else note
        placed = Line(note.text, note.left, note.right, beside.last_bottom, beside.last_bottom, beside.height)
        lines.insert(nearest + 1, placed)
    return lines


def _text(form: Any, note: Any) -> str:
    if raw.FPDFAnnot_GetFlags(note) & raw.FPDF_ANNOT_FLAG_HIDDEN:
        return ""
    kind = raw.FPDFAnnot_GetSubtype(note)
    if kind == raw.FPDF_ANNOT_FREETEXT:
        return _told(lambda buffer, size: raw.FPDFAnnot_GetStringValue(note, b"Contents", buffer, size))
    if kind == raw.FPDF_ANNOT_WIDGET and form and raw.FPDFAnnot_GetFormFieldType(form, note) in _WORDED_FIELDS:
        return _told(lambda buffer, size: raw.FPDFAnnot_GetFormFieldValue(form, note, buffer, size))
    return ""


def _told(get: Callable[[Any, int], int]) -> str:
    """Return the text that a function of the library writes into a buffer of UTF-16."""
    size_bytes = get(None, 0)
    buffer = ctypes.create_string_buffer(size_bytes)
    get(ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size_bytes)
    return " ".join(buffer.raw.decode("utf-16-le", errors="replace").strip("\0").split())
