import zipfile
from pathlib import Path

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from tests.documents.makers import make_docx
from wolofsearch.documents.readers import docx as reader
from wolofsearch.documents.reading import read_document

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


def test_a_drawn_text_box_is_read_once(tmp_path: Path):
    box = "<w:txbxContent><w:p><w:r><w:t>boîte</w:t></w:r></w:p></w:txbxContent>"
    namespaces = (
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    )
    document = docx.Document()
    document.element.body.insert(
        0,
        parse_xml(
            f"<w:p {W} {namespaces}><w:r><w:t>texte</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires='wps'>"
            f"<w:drawing><wps:wsp><wps:txbx>{box}</wps:txbx></wps:wsp></w:drawing></mc:Choice>"
            f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
        ),
    )
    document.save(str(tmp_path / "a.docx"))
    assert reader.read(tmp_path / "a.docx").pages == [["texte", "boîte"]]


def test_heads_and_feet_of_pages_are_read_once_where_they_are_shown(tmp_path: Path):
    document = docx.Document()
    document.add_paragraph("Le corps.")
    document.add_section()
    first, second = document.sections
    second.header.is_linked_to_previous = second.footer.is_linked_to_previous = False
    second.first_page_header.paragraphs[0].text = "Tête qui n'est pas montrée"
    second.even_page_header.paragraphs[0].text = "Tête paire"
    for section in (first, second):
        section.header.paragraphs[0].text = "RÉPUBLIQUE DU SÉNÉGAL"
        cells = section.footer.add_table(1, 2, 100).rows[0].cells
        cells[0].text, cells[1].text = "Rue 10", "Dakar"
        section.footer.paragraphs[0].text = "Page 2 sur 9"
    first.different_first_page_header_footer = True
    first.first_page_header.paragraphs[0].text = "Ministère"
    file = tmp_path / "a.docx"
    document.save(str(file))
    page = reader.read(file).pages[0]
    assert (sorted(page[:2]), page[2:]) == (["Ministère", "RÉPUBLIQUE DU SÉNÉGAL"], ["Le corps.", "Rue 10 | Dakar"])
    document.settings.odd_and_even_pages_header_footer = True
    document.save(str(file))
    assert "Tête paire" in reader.read(file).pages[0]


def with_notes(path: Path) -> Path:
    """Write a document with a footnote and an endnote, as Word does."""
    document = docx.Document()
    document.add_paragraph("Le corps.")
    for kind, text in (("footnote", "Voir Diop, 1998."), ("endnote", "Fin de note.")):
        lines = "".join(
            f'<w:{kind} {told}w:id="{number}"><w:p><w:r><w:{kind}Ref/><w:t>{words}</w:t></w:r></w:p></w:{kind}>'
            for number, (told, words) in enumerate((('w:type="separator" ', "___"), ("", text)))
        )
        part = Part(
            PackURI(f"/word/{kind}s.xml"),
            f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}s+xml",
            f"<w:{kind}s {W}>{lines}</w:{kind}s>".encode(),
            document.part.package,
        )
        document.part.relate_to(part, getattr(RELATIONSHIP_TYPE, f"{kind}s".upper()))
    document.save(str(path))
    return path


def test_notes_stand_behind_the_body(tmp_path: Path):
    assert reader.read(with_notes(tmp_path / "a.docx")).pages == [["Le corps.", "Voir Diop, 1998.", "Fin de note."]]


def test_a_strict_document_is_read_like_another(tmp_path: Path):
    document = docx.Document(str(with_notes(tmp_path / "a.docx")))
    document.core_properties.title = "Fiche"
    document.add_heading("La culture du mil", 1)
    document.sections[0].header.paragraphs[0].text = "En-tête"
    item = document.add_paragraph("un").paragraph_format.element
    item.get_or_add_pPr().append(parse_xml(f'<w:numPr {W}><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'))
    document.save(str(tmp_path / "a.docx"))
    with zipfile.ZipFile(tmp_path / "a.docx") as source, zipfile.ZipFile(tmp_path / "b.docx", "w") as strict:
        for name in source.namelist():
            data = source.read(name)
            for kind in (b"officeDocument", b"wordprocessingml"):
                data = data.replace(
                    b"http://schemas.openxmlformats.org/%s/2006/" % kind, b"http://purl.oclc.org/ooxml/%s/" % kind
                )
            strict.writestr(name, data)
    transitional, found = read_document(tmp_path / "a.docx"), read_document(tmp_path / "b.docx")
    assert found == transitional
    assert found.text.split("\n\n") == [
        "En-tête", "Le corps.", "La culture du mil", "- un", "Voir Diop, 1998.", "Fin de note."
    ]  # fmt: skip
    assert found.title == "Fiche"
    assert reader.read(tmp_path / "b.docx").heading == "La culture du mil"
