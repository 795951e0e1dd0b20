"""One very large PDF to measure an import with: pages of sentences, each over a picture that nothing can compress.

Written page by page, so that the file may be larger than the memory.
"""

from __future__ import annotations

import os
import random
import textwrap
from pathlib import Path
from typing import BinaryIO

PICTURE_PX = 640
"""Width and height of the grey picture of a page, a byte a pixel: 5,000 pages make two gigabytes."""
LINES = 12
_PAGE_OBJECTS = 3
_FIRST = 4
"""Number of the first page's first object; before it: catalogue, page tree, font."""


def write_pdf(file: Path, pages: int, sentences: list[str], seed: int) -> None:
    """Write a PDF of so many pages with shuffled ``sentences``, no two pages alike."""
    rng = random.Random(seed)
    kids = " ".join(f"{_FIRST + _PAGE_OBJECTS * page} 0 R" for page in range(pages))
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("wb") as out:
        places: list[int] = []
        out.write(b"%PDF-1.4\n")
        _write(out, places, b"<< /Type /Catalog /Pages 2 0 R >>")
        _write(out, places, f"<< /Type /Pages /Count {pages} /Kids [{kids}] >>".encode())
        _write(out, places, b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
        for page in range(pages):
            number = _FIRST + _PAGE_OBJECTS * page
            head = (
                f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {number + 1} 0 R"
                f" /Resources << /Font << /F 3 0 R >> /XObject << /I {number + 2} 0 R >> >> >>"
            )
            _write(out, places, head.encode())
            text = f"Page {page + 1}. " + " ".join(rng.sample(sentences, LINES // 2))
            content = b"q 540 0 0 540 27 20 cm /I Do Q\n" + _shown(textwrap.wrap(text, 90)[:LINES])
            _write(out, places, _stream(b"", content))
            picture = f"/Type /XObject /Subtype /Image /Width {PICTURE_PX} /Height {PICTURE_PX}"
            grey = f"{picture} /ColorSpace /DeviceGray /BitsPerComponent 8".encode()
            _write(out, places, _stream(grey, os.urandom(PICTURE_PX * PICTURE_PX)))
        start = out.tell()
        out.write(f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n".encode())
        out.writelines(f"{place:010} 00000 n \n".encode() for place in places)
        out.write(f"trailer\n<< /Size {len(places) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode())


def _write(out: BinaryIO, places: list[int], body: bytes) -> None:
    places.append(out.tell())
    out.write(f"{len(places)} 0 obj\n".encode() + body + b"\nendobj\n")


def _stream(head: bytes, body: bytes) -> bytes:
    return b"<< " + head + f" /Length {len(body)} >>\nstream\n".encode() + body + b"\nendstream"


def _shown(lines: list[str]) -> bytes:
    parts = [b"BT /F 11 Tf 14 TL 40 800 Td"]
    for line in lines:
        letters = line.encode("cp1252", "replace").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
        parts.append(b"(" + letters + b") Tj T*")
    return b"\n".join([*parts, b"ET"])
