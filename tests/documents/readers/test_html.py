from pathlib import Path

from wolofsearch.documents.readers import html
from wolofsearch.documents.readers.html import content_of_html

PAGE = """<!doctype html><html><head><title>Site – Mil</title><style>p{}</style></head><body>
<nav><a href=/>Accueil</a></nav><header><h1>Le mil</h1></header>
<p>Semer   après<br>la pluie, <b>vi</b>te.</p><script>var x = "non";</script>
<ul><li>un</li><li>deux <ul><li>deux bis</li></ul></li><li></li></ul><p>Après la liste.</p>
<p hidden>caché</p><footer>Pied</footer></body></html>"""


def test_machinery_is_left_out_and_order_kept():
    content = content_of_html(PAGE)
    expected = ["Le mil", "Semer après\nla pluie, vite.", "- un\n- deux\n- deux bis", "Après la liste."]
    assert [block.replace(" \n", "\n") for block in content.pages[0]] == expected
    assert (content.title, content.heading) == ("Site – Mil", "Le mil")


def test_main_part_wins_when_it_holds_the_text():
    text = "Un vrai texte assez long pour compter. " * 5
    page = f"<body><div>Menu déroulant</div><main><h1>Titre</h1><p>{text}</p></main><div>Publicité</div></body>"
    assert content_of_html(page).pages == [["Titre", text.strip()]]
    hollow = f"<body><main></main><p>{text}</p></body>"
    assert content_of_html(hollow).pages == [[text.strip()]]


def test_data_tables_keep_rows_and_layout_tables_become_paragraphs():
    data = "<table><caption>Prix</caption><tr><th>Riz<th>Mil<tr><td>300<td>250</table>"
    assert content_of_html(data).pages == [["Prix", "Riz | Mil\n300 | 250"]]
    layout = f"<table><tr><td><p>{'mot ' * 100}</p><p>Suite.</p><td>Côté</table>"
    assert content_of_html(layout).pages[0][1:] == ["Suite.", "Côté"]


def test_nested_tables_give_every_word_once():
    page = "<table><tr><td>a<table><tr><td>b<td>c</table><td>d</table>"
    assert " ".join(content_of_html(page).pages[0]).replace("|", " ").split() == ["a", "b", "c", "d"]


def test_encoding_is_taken_from_the_page(tmp_path: Path):
    file = tmp_path / "a.html"
    file.write_bytes('<meta charset="iso-8859-2"><p>Łódź'.encode("iso-8859-2"))
    assert html.read(file).pages == [["Łódź"]]


def test_xhtml_tags_closed_at_once_swallow_nothing(tmp_path: Path):
    file = tmp_path / "a.xhtml"
    file.write_text("<html><head><title/></head><body><p/>Il reste <a id='x'/>du<br/>texte.</body></html>")
    assert html.read(file).pages == [["Il reste du\ntexte."]]


def test_deep_nesting_is_read_without_recursion():
    assert content_of_html("<div>" * 5000 + "fond").pages == [["fond"]]


def test_an_empty_page_has_no_paragraphs():
    assert content_of_html("").pages == [[]]
