import datetime as dt
import zipfile
from pathlib import Path

import docx
import pytest

from tests.documents.makers import make_docx, make_odt
from wolofsearch.documents.metadata import clean_author, iso_date, language_code, office_metadata


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("2019-05-31T10:00:00Z", "2019-05-31"),
        ("2019-5-3", "2019-05-03"),
        ("2019-05", "2019-05"),
        ("2019", "2019"),
        ("D:20190531120000+00'00'", "2019-05-31"),
        ("D:201905", "2019-05"),
        ("Tue, 03 May 2022 10:00:00 +0000", "2022-05-03"),
        ("2019-02-31", "2019"),
        ("D:20191399", "2019"),
        ("1601-01-01T00:00:00Z", None),
        ("9999-01-01", None),
        ("hier", None),
        ("", None),
        (None, None),
    ],
)
def test_dates_are_as_exact_as_they_are_told(told: str | None, expected: str | None):
    assert iso_date(told) == expected


@pytest.mark.parametrize("name", ["Awa Ndiaye", "Ministère de l'Agriculture", "PREVI", "DUSCHER, Jean-René (DGT)"])
def test_authors_are_people_and_offices(name: str):
    assert clean_author(f"  {name}\n") == name


@pytest.mark.parametrize(
    "name", ["", None, "user", "Utilisateur", "admin1", "Microsoft Office User", "python-docx", "HP", "PC-12"]
)
def test_machines_are_no_authors(name: str | None):
    assert clean_author(name) is None


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("fr-FR", "fr"),
        ("FR", "fr"),
        ("fra", "fr"),
        ("wol", "wo"),
        ("snk", "snk"),
        ("français", None),
        (None, None),
        ("", None),
    ],
)
def test_languages_are_codes(told: str | None, expected: str | None):
    assert language_code(told) == expected


def test_office_files_tell_only_what_is_in_them(tmp_path: Path):
    document = docx.Document()
    document.core_properties.author = "Awa Ndiaye"
    document.core_properties.modified = dt.datetime(2018, 3, 4, tzinfo=dt.UTC)
    document.save(str(tmp_path / "a.docx"))
    assert office_metadata(tmp_path / "a.docx")["author"] == "Awa Ndiaye"
    assert iso_date(office_metadata(tmp_path / "a.docx")["date"]) == "2018-03-04"
    assert office_metadata(make_odt(tmp_path / "a.odt", title="Fiche"))["title"] == "Fiche"
    with zipfile.ZipFile(make_docx(tmp_path / "b.docx")) as source, zipfile.ZipFile(tmp_path / "c.docx", "w") as copy:
        for name in source.namelist():
            if not name.startswith("docProps"):
                copy.writestr(name, source.read(name))
    assert office_metadata(tmp_path / "c.docx") == {}
