"""The benchmark sets, each drafted from the data folder: what is spoken, what is read, and what may answer.

Speech by machine voices uses voices that no training clip was spoken by. Nothing here decides what is a leak: the
builder compares every draft with what the bundled model was trained on.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

from wolofsearch.evaluation.data_folder import parallel, records, rows, text_pairs
from wolofsearch.evaluation.drafts import Draft, DraftQuery, DraftTask, Source, one_to_one
from wolofsearch.evaluation.intents import intents
from wolofsearch.evaluation.retrieval import Passage, Qrels

LARGE_CORPUS = 5_000
WRITTEN_DIGITS = "digits of the text are not spoken"


def flores_speech(data: Path) -> Draft:
    """FLORES devtest: Wolof by machine voices → French, and → its own transcript."""
    wolof, french = text_pairs(data, "flores200_devtest")
    queries = [DraftQuery(f"q{n:04d}", text, speak=True) for n, text in enumerate(wolof)]
    return Draft(
        "flores-speech",
        queries,
        [
            DraftTask("flores-speech", "translation", *one_to_one(queries, french)),
            DraftTask("flores-transcript", "transcription", *one_to_one(queries, wolof)),
        ],
        [Source("flores200_devtest", "CC BY-SA")],
        notes=[WRITTEN_DIGITS, "names shared by both languages solve much of it: read the TF-IDF row first"],
    )


def verses_real(data: Path) -> Draft:
    """Read Wolof scripture by real voices → French verse, among the spoken ones and among 5,000; by voice."""
    folder = data / "speech" / "ngaretou"
    spoken = [row for row in rows(folder / "manifest.tsv") if row["french"]]
    queries = [DraftQuery(row["id"], row["wolof"], folder / row["path"], voice=row["speaker"]) for row in spoken]
    french = [row["french"] for row in spoken]
    corpus, qrels = one_to_one(queries, french)
    others = [verse for verse, _ in parallel(data / "parallel" / "bible_kyg_lsg1910.tsv.gz")]
    random.Random(0).shuffle(others)
    large, among = one_to_one(queries, french, others)
    by_voice = {
        voice: {row["id"]: qrels[row["id"]] for row in spoken if row["speaker"].startswith(voice)}
        for voice in sorted({row["speaker"].split("_")[0] for row in spoken})
    }
    return Draft(
        "verses-real",
        queries,
        [
            DraftTask("verses-real", "translation", corpus, qrels),
            *(
                DraftTask(f"verses-real-{voice}", "translation", corpus, answers)
                for voice, answers in by_voice.items()
                if len(by_voice) > 1
            ),
            DraftTask("verses-5000", "translation", large[: max(LARGE_CORPUS, len(corpus))], among),
        ],
        [Source("ngaretou", "audio MIT-style, Wolof text CC BY-NC-ND"), Source("bible_kyg_lsg1910", "public domain")],
        notes=["archaic register; the French verse is sometimes longer than what is read"],
    )


def words_real(data: Path) -> Draft:
    """Single words and short phrases by real voices → French gloss."""
    folder = data / "speech" / "jogolinga"
    spoken = [row for row in rows(folder / "manifest.tsv") if row["french"]]
    queries = [DraftQuery(row["id"], row["wolof"], folder / row["path"], voice=row["speaker"]) for row in spoken]
    corpus, qrels = one_to_one(queries, [row["french"] for row in spoken])
    return Draft(
        "words-real",
        queries,
        [
            DraftTask("words-real", "translation", corpus, qrels),
            DraftTask("words-known", "translation", corpus, qrels, known="dictionary words; their sound was not heard"),
        ],
        [Source("jogolinga", "none stated; part CC BY-SA")],
        drop_known=True,
        notes=["words-real asks only words that no training text held; words-known asks all of them"],
    )


def mboshi_real(data: Path) -> Draft:
    """Mboshi, another Bantu-family language, by real voices → French, among the asked ones and among all."""
    folder = data / "speech" / "mboshi"
    spoken = list(rows(folder / "dev.tsv"))
    queries = [DraftQuery(f"m{n:03d}", row["transcript"], folder / row["path"]) for n, row in enumerate(spoken)]
    french = [row["french"] for row in spoken]
    others = [row["french"] for row in rows(folder / "train.tsv")]
    return Draft(
        "mboshi-real",
        queries,
        [
            DraftTask("mboshi-real", "translation", *one_to_one(queries, french)),
            DraftTask("mboshi-all", "translation", *one_to_one(queries, french, others)),
        ],
        [Source("mboshi", "made available for research (arXiv 1710.03501)")],
        drop_known=True,
        notes=["the text model has not learnt to read Mboshi: the transcript rows are no ceiling"],
    )


def lafand_test(data: Path) -> Draft:
    """Wolof news → French: the honest text test."""
    pairs = zip(*text_pairs(data, "lafand_test"), strict=True)
    # A headline of one word is a word of the dictionaries that a model learns from, and no news.
    news = [(wolof, french) for wolof, french in pairs if " " in wolof.strip()]
    queries = [DraftQuery(f"q{n:04d}", wolof) for n, (wolof, _) in enumerate(news)]
    tasks = [DraftTask("lafand-test", "translation", *one_to_one(queries, [french for _, french in news]))]
    return Draft("lafand-test", queries, tasks, [Source("lafand_test", "CC BY-NC")])


def afriqa(data: Path) -> Draft:
    """Questions asked by people, typed and by machine voices → their French, alone and among questions and passages."""
    wolof, french = text_pairs(data, "afriqa_questions_test")
    queries = [DraftQuery(f"q{n:04d}", text, speak=True) for n, text in enumerate(wolof)]
    retrieval = data / "retrieval"
    others = [row["q"] for row in records(retrieval / "piaf_v1_qa.jsonl.gz")]
    others += [row["text"] for row in records(retrieval / "piaf_v1_passages.jsonl.gz")]
    return Draft(
        "afriqa",
        queries,
        [
            DraftTask("afriqa", "translation", *one_to_one(queries, french)),
            DraftTask("afriqa-pool", "document", *one_to_one(queries, french, others)),
        ],
        [Source("afriqa_questions_test", "CC BY"), Source("piaf_v1", "MIT")],
        notes=[WRITTEN_DIGITS],
    )


def procedures(data: Path) -> Draft:
    """Titles of Senegalese procedures, typed in French → the procedure: the librarian's side."""
    found = [
        row
        for row in records(data / "retrieval" / "senegal_servicepublic_docs.jsonl.gz")
        if not row["id"].endswith("README") and row["text"].strip()
    ]
    titles: dict[str, list[str]] = {}
    for row in found:
        titles.setdefault(row["title"], []).append(row["id"])
    queries = [DraftQuery(f"q{n:04d}", title) for n, title in enumerate(titles)]
    qrels: Qrels = {query.id: dict.fromkeys(titles[query.text], 1) for query in queries}
    corpus = [Passage(row["id"], row["text"]) for row in found]
    return Draft(
        "procedures",
        queries,
        [DraftTask("procedures", "document", corpus, qrels)],
        [Source("senegal_servicepublic_docs", "public administration")],
        drop_known=True,
        notes=["texts without their titles; a text longer than the model reads is cut"],
    )


RECIPES: dict[str, Callable[[Path], Draft]] = {
    "flores-speech": flores_speech,
    "verses-real": verses_real,
    "words-real": words_real,
    "mboshi-real": mboshi_real,
    "lafand-test": lafand_test,
    "afriqa": afriqa,
    "procedures": procedures,
    "intents": intents,
}
OWN = {"intents"}
"""Sets of our own sentences: they need no data folder."""
