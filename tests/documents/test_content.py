import pytest

from wolofsearch.documents.content import edge_lines


@pytest.mark.parametrize("line", ["", "2", "- 2 -", "Page 2", "page 2 sur 9", "2/9", "p. 3", "PAGE 1 of 10", "-" * 999])
def test_numbers_of_pages_say_nothing(line: str):
    assert edge_lines([line, "Dakar", f"{line} Dakar", "Dakar"]) == list(dict.fromkeys(["Dakar", f"{line} Dakar"]))
