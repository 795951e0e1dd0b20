"""A PDF whose parts contain themselves ends as one reason, in time."""

from __future__ import annotations

from pathlib import Path

import pytest

from wolofsearch.documents.reading import read_document
from wolofsearch.errors import WolofSearchError

CATALOGUE = b"<< /Type /Catalog /Pages 2 0 R >>"
LOOPS = {
    "pages": [CATALOGUE, b"<< /Type /Pages /Count 9 /Kids [2 0 R 2 0 R] >>"],
    "contents": [
        CATALOGUE,
        b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R >>",
        b"[4 0 R 4 0 R]",
    ],
}


def pdf(objects: list[bytes]) -> bytes:
    body, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, start=1):
        places.append(len(body))
        body += b"%d 0 obj\n%b\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    tail = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(body))
    return body + head + table + tail


@pytest.mark.parametrize("kind", LOOPS)
def test_a_pdf_that_contains_itself_is_a_reason(kind: str, tmp_path: Path) -> None:
    file = tmp_path / f"{kind}.pdf"
    file.write_bytes(pdf(LOOPS[kind]))
    with pytest.raises(WolofSearchError) as caught:
        read_document(file)
    assert caught.value.message_id in {"documents.broken", "documents.empty"}
