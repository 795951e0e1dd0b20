from pathlib import Path

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
