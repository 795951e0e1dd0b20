"""A data folder in miniature, laid out as the research side expects it, with texts planted to catch leaks."""

from __future__ import annotations

import gzip
import json
import random
from pathlib import Path

import numpy as np
import soundfile

from wolofsearch.encoder.protocol import FloatArray
from wolofsearch.training.text_data import FAMILIES, TEST_FILES

VERSE = ("Ci ndoorte li Yàlla sàkk na asamaan ak suuf", "Au commencement Dieu créa les cieux et la terre")
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
            rows.append({"id": f"{corpus}{number}", "path": clip, "speaker": speaker} | texts)
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


def make_data(data: Path) -> Path:
    """Write the folder: one pair in every parallel file, two spoken verses, two spoken words, a little French."""
    for names in FAMILIES.values():
        for name in names:
            write_pairs(data, name, [(f"baat bu {name}", f"texte de {name}")])
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
            facts = {"path": f"clips/{number}.wav", "wolof": wolof, "french": french}
            rows.append(facts | {"speaker": "a", "seconds": f"{seconds:.2f}"})
        write_table(folder / "manifest.tsv", rows)
    kept = {"source": "wiki", "query": "Qui sème le mil ?", "passage": "Le paysan sème le mil.", "title": "Le mil"}
    test = {"source": "piaf-fr", "query": "Une question de PIAF ?", "passage": "Un passage de PIAF.", "title": None}
    write_lines(data / "retrieval" / "pairs_fr_balanced.jsonl.gz", [json.dumps(kept), json.dumps(test)])
    near = ["train\t4.6\tUn chat dort.\tLe chat est endormi.", "train\t1.0\tUn chat.\tUn avion."]
    (data / "french").mkdir()
    (data / "french" / "stsb_fr_pairs.tsv").write_text(
        "\n".join([*near, "test\t5.0\tUn test.\tUne épreuve."]) + "\n", encoding="utf-8"
    )
    write_lines(data / "french" / "news.txt.gz", ["Il pleut  à Dakar.", "", "Le mil pousse."])
    write_lines(data / "wolof" / "talk.txt.gz", ["Taw bi dafa bare :fra [rires]", "", "Naka nga def %ham"])
    return data
