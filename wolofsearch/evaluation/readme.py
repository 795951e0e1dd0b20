"""The README's block of figures, written from the results that lie beside the bundled model.

``python -m wolofsearch.evaluation.readme`` rewrites it. A test holds the README to the results, so that no figure there
can be older than the measurement or written by hand.
"""

from __future__ import annotations

from pathlib import Path

from wolofsearch import paths
from wolofsearch.encoder.bundle import find_model
from wolofsearch.evaluation.results import read_results
from wolofsearch.evaluation.summary import summary

BEGIN, END = "<!-- figures of the bundled model -->", "<!-- end of the figures -->"


def block() -> str:
    """Return the block, markers included."""
    results = read_results(find_model(None))
    model = results["model"]
    head = f"`{model['id']}`, {model['size_bytes'] / 1e6:.1f} MB, {model['precision']}:"
    return "\n\n".join([BEGIN, head, summary(results), END])


def rewritten(readme: str) -> str:
    """Return the README's text with a fresh block between its markers."""
    before, rest = readme.split(BEGIN, 1)
    return before + block() + rest.split(END, 1)[1]


def main(readme: Path = paths.PROJECT_DIR / "README.md") -> None:
    """Rewrite the block in place."""
    readme.write_text(rewritten(readme.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
