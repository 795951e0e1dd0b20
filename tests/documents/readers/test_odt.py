import zipfile
from pathlib import Path

import pytest
from lxml import etree
from odf.office import Annotation
from odf.opendocument import OpenDocumentText
from odf.style import Footer, Header, HeaderLeft, MasterPage, PageLayout
from odf.text import LineBreak, Note, NoteBody, NoteCitation, P, PageNumber, S, Span

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


def test_notes_stand_behind_the_text(tmp_path: Path):
    document = OpenDocumentText()
    for number, kind in enumerate(("footnote", "endnote"), start=1):
        note = Note(noteclass=kind, id=f"n{number}")
        note.addElement(NoteCitation(text=str(number)))
        body = NoteBody()
        body.addElement(P(text=f"Voir Diop, {kind}."))
        note.addElement(body)
        paragraph = P(text="Le mil")
        paragraph.addElement(note)
        paragraph.addText(" pousse.")
        document.text.addElement(paragraph)
    comment = Annotation()
    hidden = Note(noteclass="footnote")
    hidden_body = NoteBody()
    hidden_body.addElement(P(text="secret"))
    hidden.addElement(hidden_body)
    words = P()
    words.addElement(hidden)
    comment.addElement(words)
    paragraph.addElement(comment)
    document.save(str(tmp_path / "a.odt"))
    assert odt.read(tmp_path / "a.odt").pages == [
        ["Le mil pousse.", "Le mil pousse.", "Voir Diop, footnote.", "Voir Diop, endnote."]
    ]


def test_heads_and_feet_of_pages_are_read_once_where_they_are_shown(tmp_path: Path):
    document = OpenDocumentText()
    layout = PageLayout(name="L")
    document.automaticstyles.addElement(layout)
    for name in ("Standard", "Suite"):
        master = MasterPage(name=name, pagelayoutname=layout)
        for edge, text in ((Header(), "Ministère"), (HeaderLeft(display="false"), "non"), (Footer(), "Rue 10, Dakar")):
            edge.addElement(P(text=text))
            master.addElement(edge)
        number = P(text="Page ")
        number.addElement(PageNumber(text="2"))
        edge.addElement(number)
        document.masterstyles.addElement(master)
    document.text.addElement(P(text="Le mil pousse."))
    document.save(str(tmp_path / "a.odt"))
    assert odt.read(tmp_path / "a.odt").pages == [["Ministère", "Le mil pousse.", "Rue 10, Dakar"]]


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
