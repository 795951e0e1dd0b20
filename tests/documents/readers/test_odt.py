import zipfile
from pathlib import Path

import pytest
from lxml import etree
from odf.office import Annotation
from odf.opendocument import OpenDocumentText
from odf.text import LineBreak, P, S, Span

from tests.documents.makers import MIL, PALU, make_odt
from wolofsearch.documents.readers import odt


def test_headings_lists_and_tables_keep_their_order(tmp_path: Path):
    content = odt.read(make_odt(tmp_path / "a.odt", title="Fiche"))
    assert content.title == "Fiche"
    assert content.heading == "La culture du mil"
    assert content.pages == [
        [
            "La culture du mil",
            MIL,
            "- semer en lignes\n- sarcler deux fois",
            "Variété | Cycle\nSouna | 90 jours",
            PALU,
        ]
    ]


def test_spans_spaces_and_breaks_are_read_and_comments_are_not(tmp_path: Path):
    document = OpenDocumentText()
    paragraph = P(text="Un ")
    paragraph.addElement(Span(text="grand"))
    paragraph.addElement(S())
    paragraph.addText("champ")
    paragraph.addElement(LineBreak())
    paragraph.addText("vert")
    comment = Annotation()
    comment.addElement(P(text="secret"))
    paragraph.addElement(comment)
    document.text.addElement(paragraph)
    file = tmp_path / "a.odt"
    document.save(str(file))
    assert odt.read(file).pages == [["Un grand champ\nvert"]]


def test_white_space_around_the_body_does_no_harm(tmp_path: Path):
    made = make_odt(tmp_path / "a.odt")
    with zipfile.ZipFile(made) as source, zipfile.ZipFile(tmp_path / "b.odt", "w") as copy:
        for name in source.namelist():
            text = source.read(name)
            copy.writestr(
                name, text.replace(b"<office:text>", b"\n  <office:text>\n  ").replace(b"pluie. Il", b"pluie.\n Il")
            )
    assert odt.read(tmp_path / "b.odt").pages == odt.read(made).pages


def test_damaged_content_is_no_shorter_text(tmp_path: Path):
    made = make_odt(tmp_path / "a.odt")
    with zipfile.ZipFile(made) as source, zipfile.ZipFile(tmp_path / "b.odt", "w") as copy:
        for name in source.namelist():
            copy.writestr(name, source.read(name).replace(b"</text:list>", b""))
    with pytest.raises(etree.XMLSyntaxError):
        odt.read(tmp_path / "b.odt")
