from pathlib import Path

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from tests.documents.makers import make_docx
from wolofsearch.documents.readers import docx as reader

W = nsdecls("w")


def test_paragraphs_tables_and_lists_keep_their_order(tmp_path: Path):
    document = docx.Document()
    document.core_properties.title = "Fiche mil"
    document.add_heading("La culture du mil", 1)
    document.add_paragraph("Avant le tableau.")
    table = document.add_table(rows=2, cols=2)
    for row, texts in zip(table.rows, (("Variété", "Cycle"), ("Souna", "90 jours")), strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    document.add_paragraph("Après\tle tableau.")
    for text in ("un", "deux"):
        item = document.add_paragraph(text)
        item.paragraph_format.element.get_or_add_pPr().append(
            parse_xml(f'<w:numPr {W}><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
        )
    file = tmp_path / "a.docx"
    document.save(str(file))
    content = reader.read(file)
    assert content.title == "Fiche mil"
    assert content.heading == "La culture du mil"
    assert content.pages == [
        [
            "La culture du mil",
            "Avant le tableau.",
            "Variété | Cycle\nSouna | 90 jours",
            "Après\tle tableau.",
            "- un\n- deux",
        ]
    ]


def test_content_controls_boxes_and_insertions_are_read_and_deletions_are_not(tmp_path: Path):
    document = docx.Document()
    body = document.element.body
    box = "<w:pict><w:txbxContent><w:p><w:r><w:t>boîte</w:t></w:r></w:p></w:txbxContent></w:pict>"
    changes = "<w:ins><w:r><w:t>inséré</w:t></w:r></w:ins><w:del><w:r><w:delText>ôté</w:delText></w:r></w:del>"
    for xml in (
        f"<w:sdt {W}><w:sdtContent><w:p><w:r><w:t>contrôle</w:t></w:r></w:p></w:sdtContent></w:sdt>",
        f"<w:p {W}>{changes}</w:p>",
        f"<w:p {W}><w:r><w:t>texte</w:t>{box}</w:r></w:p>",
    ):
        body.insert(len(body) - 1, parse_xml(xml))
    file = tmp_path / "a.docx"
    document.save(str(file))
    assert reader.read(file).pages == [["contrôle", "inséré", "texte", "boîte"]]


def test_a_template_is_read_like_a_document(tmp_path: Path):
    file = make_docx(tmp_path / "a.dotx", ["Modèle de lettre."])
    document = docx.Document(str(file))
    document.part._content_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
    document.save(str(file))
    assert reader.read(file).pages == [["Modèle de lettre."]]
