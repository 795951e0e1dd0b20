"""A data folder in miniature, laid out as the research side expects it, with texts planted to catch leaks."""

from __future__ import annotations

import gzip
import json
import random
from pathlib import Path
from typing import Any

import numpy as np
import soundfile
from pyarrow import parquet

from wolofsearch.encoder.protocol import FloatArray
from wolofsearch.training.curation.rows import DATASET, Row, as_table
from wolofsearch.training.curation.sources import Source

TEST_FILES = ("afriqa_questions_test", "lafand_test", "flores200_dev", "flores200_devtest")
SOURCES = [
    Source("questions", "Questions.", "parallel", ["parallel/questions.tsv.gz"], "CC BY", "wo", "questions", "high"),
    Source("everyday", "Sentences.", "parallel", ["parallel/everyday.tsv.gz"], "MIT", "wo", "everyday", "high"),
    Source("words", "Words.", "parallel", ["parallel/words.tsv.gz"], "MIT", "wo", "words", "high"),
    Source("mixed", "Noise.", "parallel", ["parallel/mixed.tsv.gz"], "none stated", "wo", "mixed", "low"),
    Source("talk", "Radio.", "lines", ["wolof/talk.txt.gz"], "CC BY", "wo", "radio", "medium"),
    Source("news", "News.", "lines", ["french/news.txt.gz"], "CC BY-SA", "fr", "encyclopaedia", "medium"),
    Source("stsb", "The same.", "scored", ["french/stsb_fr_pairs.tsv"], "CC BY-SA", "fr", "paraphrase", "medium"),
    Source(
        "asked", "Passages.", "questions", ["retrieval/pairs_fr_balanced.jsonl.gz"], "mixed", "fr", "french", "medium",
        without=["piaf"],
    ),
    Source("titles", "Titles.", "documents", ["retrieval/docs.jsonl.gz"], "CC BY", "fr", "titles", "medium"),
    Source("speech_sw", "Read.", "speech", ["speech/sw/manifest.tsv"], "in every row", "other", "speech", "high"),
]  # fmt: skip
"""Declared sources of every layout, as :func:`make_data` writes them."""
VERSE = ("Ci ndoorte li Yàlla sàkk na asamaan ak suuf", "Au commencement Dieu créa les cieux et la terre")
PAIRS = {
    "questions": [("Fan la jàngukaay bi nekk tey ?", "Où se trouve l'école aujourd'hui ?")],
    "everyday": [("Xale bi mu ngi naan ndox mu sedd", "L'enfant boit de l'eau fraîche"), ("Ndox mi", "L'eau")],
    "words": [("ndox", "eau, liquide clair que l'on boit et qui tombe du ciel quand il pleut")],
    "mixed": [("Dafa tàng lool", "Il fait très chaud")],
}
"""The (Wolof, French) pairs of the parallel sources."""
TEST_PAIRS = {name: (f"laaj bu {name}", f"question de {name}") for name in TEST_FILES}
"""The Wolof and the French side of the one pair of every test file."""


def write_lines(file: Path, lines: list[str]) -> None:
    """Write a gzipped text."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with gzip.open(file, "wt", encoding="utf-8") as out:
        out.write("\n".join(lines) + "\n")


def write_pairs(data: Path, name: str, pairs: list[tuple[str, str]]) -> None:
    """Write (Wolof, French) pairs as a parallel file, French first."""
    write_lines(data / "parallel" / f"{name}.tsv.gz", ["fr\two", *(f"{french}\t{wolof}" for wolof, french in pairs)])


def write_table(file: Path, rows: list[dict[str, str]]) -> None:
    """Write a tab-separated table."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(
        "\n".join("\t".join(row) for row in [list(rows[0]), *(row.values() for row in rows)]) + "\n", "utf-8"
    )


def tone(hz: float, seconds: float) -> FloatArray:
    """Return a tone that swells and fades, 16 kHz."""
    time_s = np.arange(int(16_000 * seconds)) / 16_000
    return np.asarray(
        0.3 * np.sin(2 * np.pi * hz * time_s) * np.clip(np.sin(np.pi * time_s / seconds), 0, 1), np.float32
    )


def make_sets_data(data: Path, count: int) -> Path:
    """Write what the recipes of the benchmark sets read: ``count`` rows of invented texts in each source."""
    for name in ("flores200_devtest", "lafand_test", "afriqa_questions_test"):
        write_pairs(data, name, [(f"{name} laaj {word}", f"{name} question {word}") for word in invented(count, name)])
    write_pairs(data, "bible_kyg_lsg1910", [(f"aaya {word}", f"verset {word}") for word in invented(50, "bible")])
    for corpus, table in (("ngaretou", "manifest"), ("jogolinga", "manifest"), ("mboshi", "dev"), ("mboshi", "train")):
        rows = []
        for number, word in enumerate(invented(count, corpus + table)):
            clip = f"{table}/{number}.wav"
            (data / "speech" / corpus / table).mkdir(parents=True, exist_ok=True)
            soundfile.write(data / "speech" / corpus / clip, tone(200 + 17 * number, 0.6 + 0.02 * number), 16_000)
            texts = {"wolof": f"wax {word}", "transcript": f"wa {word}", "french": f"dire {word} en {corpus}"}
            speaker = "nn_reader" if number % 3 else "cal_2021"
            facts = {"language": "mdw", "seconds": f"{0.6 + 0.02 * number:.2f}", "speaker": speaker}
            rows.append({"id": f"{corpus}{number}", "path": clip} | facts | texts)
        write_table(data / "speech" / corpus / f"{table}.tsv", rows)
    retrieval = data / "retrieval"
    words = invented(count, "piaf")
    asked = [{"q": f"Que fait {word} ?", "passage": f"p{word}"} for word in words]
    write_lines(retrieval / "piaf_v1_qa.jsonl.gz", [json.dumps(row) for row in asked])
    passages = [{"id": f"p{word}", "title": word, "text": f"Le passage de {word}."} for word in words]
    write_lines(retrieval / "piaf_v1_passages.jsonl.gz", [json.dumps(row) for row in passages])
    procedures = [
        {"id": f"d/{word}", "title": f"Obtenir {word}", "text": f"Pour {word}, allez au guichet."} for word in words
    ]
    procedures.append({"id": "d/README", "title": "Sommaire", "text": "Obtenir, demander."})
    write_lines(retrieval / "senegal_servicepublic_docs.jsonl.gz", [json.dumps(row) for row in procedures])
    return data


def invented(count: int, seed: str) -> list[str]:
    """Return different words that nothing else holds."""
    rng = random.Random(seed)
    syllables = ["ba", "du", "fe", "ki", "lo", "ma", "na", "re", "sa", "to", "wu", "xi"]
    words: dict[str, None] = {}
    while len(words) < count:
        words.setdefault("".join(rng.choices(syllables, k=4)))
    return list(words)


def make_curated(folder: Path, rows: list[Row] | None = None) -> Path:
    """Write a curated data set: the rows, or a few of every kind and family."""
    folder.mkdir(parents=True, exist_ok=True)
    parquet.write_table(as_table(CURATED if rows is None else rows), folder / DATASET)
    return folder


def curated_row(query: str, document: str = "", **others: Any) -> Row:
    """Return a Wolof pair of the family ``everyday``, but for what is named."""
    kind = "pair" if document else "text"
    facts = {"kind": kind, "source": "made", "licence": "own", "trust": "high", "family": "everyday", "language": "wo"}
    return Row(**{**facts, "place": f"made:{query}", "query": query, "document": document, **others})


CURATED = [
    *(curated_row(f"baat bu {family}", f"texte de {family}", family=family)
      for family in ("questions", "news", "everyday", "words", "scripture", "civic")),
    curated_row("Qui sème le mil ?", "Le mil Le paysan sème le mil.", family="french", language="fr"),
    curated_row("Un chat dort.", "Le chat est endormi.", family="paraphrase", language="fr"),
    curated_row("Il pleut à Dakar.", family="encyclopaedia", language="fr"),
    curated_row(
        "Le mil pousse dans les champs du Sine et du Saloum. On le récolte en octobre, puis on le bat au village.",
        family="encyclopaedia", language="fr",
    ),
    curated_row("Taw bi dafa bare", family="radio"),
    curated_row("Naka nga def", family="radio"),
]  # fmt: skip


def make_data(data: Path) -> Path:
    """Write the folder with the files of :data:`SOURCES`, every test file, two spoken verses and two spoken words."""
    make_sets_data(data, 3)
    for name, pairs in PAIRS.items():
        write_pairs(data, name, pairs)
    for name, pair in TEST_PAIRS.items():
        write_pairs(data, name, [pair])
    spoken = {
        "ngaretou": [VERSE, ("Mu ne na leer am", "Et il dit que la lumière soit")],
        "jogolinga": [("ndox", "eau"), ("suuf", "terre")],
    }
    for corpus, pairs in spoken.items():
        folder = data / "speech" / corpus
        rows = []
        for number, (wolof, french) in enumerate(pairs):
            seconds = len(wolof) / 14
            (folder / "clips").mkdir(parents=True, exist_ok=True)
            soundfile.write(folder / "clips" / f"{number}.wav", tone(200 + 100 * number, seconds), 16_000)
            facts = {"id": f"{corpus}{number}", "path": f"clips/{number}.wav", "wolof": wolof, "french": french}
            rows.append(facts | {"speaker": "a", "seconds": f"{seconds:.2f}"})
        write_table(folder / "manifest.tsv", rows)
    kept = {"source": "wiki", "query": "Qui sème le mil ?", "passage": "Le paysan sème le mil.", "title": "Le mil"}
    test = {"source": "piaf-fr", "query": "Une question de PIAF ?", "passage": "Un passage de PIAF.", "title": None}
    write_lines(data / "retrieval" / "pairs_fr_balanced.jsonl.gz", [json.dumps(kept), json.dumps(test)])
    near = ["train\t4.6\tUn chat dort.\tLe chat est endormi.", "train\t1.0\tUn chat.\tUn avion."]
    (data / "french").mkdir(exist_ok=True)
    (data / "french" / "stsb_fr_pairs.tsv").write_text(
        "\n".join([*near, "test\t5.0\tUn test.\tUne épreuve."]) + "\n", encoding="utf-8"
    )
    write_lines(data / "french" / "news.txt.gz", ["Il pleut  à Dakar.", "", "Le mil pousse."])
    write_lines(data / "wolof" / "talk.txt.gz", ["Taw bi dafa bare :fra [rires]", "", "Naka nga def %ham"])
    title = {"title": "Le mil", "text": "Le mil pousse vite. " * 20}
    write_lines(data / "retrieval" / "docs.jsonl.gz", [json.dumps(title), json.dumps({"title": "", "text": "Rien."})])
    clip = {"language": "sw", "speaker": "a", "seconds": "1.0", "licence": "CC0"}
    said = {"1.wav": "nyumba kubwa", "2.wav": "maji safi", "gone.wav": "hakuna", "3.wav": "neno " * 40}
    write_table(
        data / "speech" / "sw" / "manifest.tsv",
        [{"path": path, "transcript": text} | clip for path, text in said.items()],
    )
    for path in said.keys() - {"gone.wav"}:
        soundfile.write(data / "speech" / "sw" / path, tone(300, 1.0), 16_000)
    return data
