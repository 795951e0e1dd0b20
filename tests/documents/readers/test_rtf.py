from pathlib import Path

import pytest

from wolofsearch.documents.readers import rtf

TEXT = "L’été à la forêt, près de Thiès."


def coded(text: str, encoding: str) -> str:
    return "".join(chr(byte) if byte < 128 else f"\\'{byte:02x}" for byte in text.encode(encoding))


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ("\\mac\\deff0{\\fonttbl{\\f0 Arial;}}", "mac_roman"),
        ("\\mac\\ansicpg10000\\cocoartf102{\\fonttbl\\f0\\fnil Helvetica;}\\f0", "mac_roman"),
        ("\\ansi\\ansicpg10000", "mac_roman"),
        ("\\mac\\ansicpg10000{\\fonttbl{\\f0\\fnil\\fcharset77 Geneva;}{\\f1\\fcharset0 Arial;}}\\f0", "mac_roman"),
        ("\\ansi\\ansicpg1252", "cp1252"),
        ("\\ansi\\ansicpg0", "cp1252"),
        ("\\ansi", "cp1252"),
        ("\\ansi\\ansicpg65001", "utf-8"),
        ("\\pca", "cp850"),
    ],
)
def test_bytes_are_read_in_the_character_set_of_the_head(head: str, encoding: str, tmp_path: Path):
    text = TEXT.replace("’", "'") if encoding == "cp850" else TEXT
    file = tmp_path / "a.rtf"
    file.write_text(f"{{\\rtf1{head}{{\\info{{\\title {coded(text, encoding)}}}}} {coded(text, encoding)}\\par}}")
    content = rtf.read(file)
    assert [paragraph.strip() for paragraph in content.pages[0] if paragraph.strip()] == [text]
    assert content.title == text


def test_notes_stand_behind_the_text(tmp_path: Path):
    file = tmp_path / "a.rtf"
    note = "{\\footnote\\pard\\plain\\f0 {\\super\\chftn} Voir \\{ Diop \\}, 1998.\\par Et Fall.}"
    end = "{\\*\\footnote\\ftnalt Note de fin.}"
    file.write_text(
        f"{{\\rtf1\\ansi{{\\fonttbl{{\\f0 Arial;}}}}Le mil{{\\super\\chftn{note}}} pousse{end}.\\par "
        f"\\trowd Souna{note.replace('Diop', 'Ba')}\\cell 90\\cell\\row}}\n"
    )
    paragraphs = [paragraph.strip() for paragraph in rtf.read(file).pages[0] if paragraph.strip()]
    assert paragraphs == [
        "Le mil pousse.",
        "Souna | 90",
        "Voir { Diop }, 1998.",
        "Et Fall.",
        "Note de fin.",
        "Voir { Ba }, 1998.",
        "Et Fall.",
    ]


@pytest.mark.parametrize("cut", [30, 60, 75, 90])
def test_half_a_note_is_read(cut: int, tmp_path: Path):
    file = tmp_path / "a.rtf"
    file.write_text("{\\rtf1\\ansi Le mil pousse{\\footnote Voir {\\b Diop}, 1998.} au nord.\\par}"[:cut])
    assert "".join(rtf.read(file).pages[0]).startswith("Le mil")
