"""From a question to an answer, through a real library."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from tests.conftest import WordEncoder
from wolofsearch.encoder.protocol import FloatArray, Task
from wolofsearch.errors import WolofSearchError
from wolofsearch.library.encoding import sentences
from wolofsearch.library.filtering import Filters
from wolofsearch.library.importing import import_paths
from wolofsearch.library.library import Library
from wolofsearch.search.fusion import TITLE_COSINE_WEIGHT
from wolofsearch.search.searching import Searcher

TEXTS = {
    "sante/paludisme.txt": "Le paludisme donne la fièvre. Dormez sous une moustiquaire imprégnée toute la nuit.",
    "sante/eau.txt": "Faites bouillir l'eau du puits avant de la donner aux enfants.",
    "elevage/chevres.txt": "Les chèvres donnent du lait. Vaccinez les chèvres contre la peste.",
    "elevage/livre.txt": "\n\n".join(
        f"Chapitre {n}. Le mouton numéro {n} " + "mange de l'herbe. " * 40 for n in range(9)
    ),
}


@dataclass
class Clip:
    samples: FloatArray


@pytest.fixture
def library(tmp_path: Path, encoder: WordEncoder) -> Iterator[Library]:
    for name, text in TEXTS.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    with Library.open(tmp_path / "library", create=True) as opened:
        for collection in ("sante", "elevage"):
            list(import_paths(opened, [tmp_path / collection], encoder, collection))
        yield opened


@pytest.fixture
def searcher(library: Library, encoder: WordEncoder) -> Searcher:
    return Searcher(library, encoder)


def test_a_typed_question_finds_its_document(searcher: Searcher) -> None:
    answer = searcher.text("Comment éviter le paludisme ?")
    best = answer.results[0]
    assert (best.rank, best.title, best.path.name, best.collection) == (1, "paludisme", "paludisme.txt", "sante")
    assert answer.confident
    assert (answer.kind, answer.seconds) == ("text", None)


def test_words_are_marked_where_they_stand(searcher: Searcher, library: Library) -> None:
    best = searcher.text("CHEVRE vacciné").results[0]
    assert [best.passage[start:end] for start, end in best.highlights] == ["chèvres", "Vaccinez", "chèvres"]
    assert library.document_text(best.document_id).text[best.start : best.end] == best.passage


def test_a_spoken_question_finds_its_document(library: Library) -> None:
    encoder = WordEncoder(spoken={16_000: "moustiquaire imprégnée la nuit"})
    answer = Searcher(library, encoder).speech(Clip(np.zeros(16_000, np.float32)))
    best = answer.results[0]
    assert best.path.name == "paludisme.txt"
    assert (answer.kind, answer.seconds, answer.confident) == ("speech", 1.0, True)
    [(start, end)] = best.highlights
    assert best.passage[start:end] == "Dormez sous une moustiquaire imprégnée toute la nuit."


def test_a_score_is_of_the_whole_passage_and_its_nearest_sentence(searcher: Searcher, encoder: WordEncoder) -> None:
    query = encoder.encode_query("le lait des chèvres")
    for result in searcher.text("le lait des chèvres").results:
        said = f"{result.title}. {result.passage}"  # a passage is encoded behind its document's title
        whole = float(encoder.encode_documents([said])[0] @ query)
        nearest = float((encoder.encode_documents(sentences(result.passage)) @ query).max())
        assert result.score == pytest.approx((whole + nearest) / 2, abs=5e-3)


def test_the_nearest_sentence_is_marked_for_a_spoken_question(library: Library) -> None:
    encoder = WordEncoder(spoken={8_000: "vaccinez les chèvres contre la peste"})
    best = Searcher(library, encoder).speech(Clip(np.zeros(8_000, np.float32))).results[0]
    assert [best.passage[start:end] for start, end in best.highlights] == ["Vaccinez les chèvres contre la peste."]


def test_what_is_not_clearly_speech_is_not_trusted(library: Library) -> None:
    encoder = WordEncoder(spoken={8_000: "vaccinez les chèvres contre la peste"})
    searcher, clip = Searcher(library, encoder), Clip(np.zeros(8_000, np.float32))
    encoder.clarity = 0.4
    assert searcher.speech(clip).confident  # this model has no threshold of clarity
    encoder.confidence_threshold["clarity"] = 0.5
    assert not searcher.speech(clip).confident
    encoder.clarity = 0.6
    assert searcher.speech(clip).confident


def test_spoken_results_come_by_their_passages_and_titles(library: Library) -> None:
    encoder = WordEncoder(spoken={8_000: "le mouton mange de l'herbe et du lait"})
    results = Searcher(library, encoder).speech(Clip(np.zeros(8_000, np.float32))).results
    assert [result.rank for result in results] == [1, 2, 3, 4]
    asked = encoder.encode_speech(np.zeros(8_000, np.float32))
    titles = encoder.encode_documents([result.title for result in results]) @ asked
    scores = [
        result.score + TITLE_COSINE_WEIGHT * title for result, title in zip(results, titles.tolist(), strict=True)
    ]
    assert scores == pytest.approx(sorted(scores, reverse=True), abs=1e-3)


def test_without_the_vectors_of_titles_the_passages_decide(library: Library) -> None:
    with library.store.transaction() as database:
        database.execute("DELETE FROM titles")
    encoder = WordEncoder(spoken={8_000: "le mouton mange de l'herbe et du lait"})
    scores = [one.score for one in Searcher(library, encoder).speech(Clip(np.zeros(8_000, np.float32))).results]
    assert scores == sorted(scores, reverse=True)


def test_a_document_appears_once_with_its_further_passages(searcher: Searcher) -> None:
    answer = searcher.text("le mouton")
    assert len({result.document_id for result in answer.results}) == len(answer.results)
    book = answer.results[0]
    assert book.path.name == "livre.txt"
    assert len(book.others) == 3
    places = {(book.start, book.end), *((other.start, other.end) for other in book.others)}
    assert len(places) == 4
    for other in book.others:
        assert all(other.passage[start:end].lower() == "mouton" for start, end in other.highlights)


def test_top_and_collection(searcher: Searcher) -> None:
    assert len(searcher.text("chèvres", top=1).results) == 1
    found = searcher.text("chèvres", filters=Filters(collection="sante")).results
    assert {result.collection for result in found} == {"sante"}


def test_nothing_close_is_said(library: Library) -> None:
    encoder = WordEncoder(spoken={4_000: "fusée interplanétaire"})
    encoder.confidence_threshold = {"speech": 0.5, "text": 0.5}
    searcher = Searcher(library, encoder)
    assert not searcher.speech(Clip(np.zeros(4_000, np.float32))).confident
    assert not searcher.text("fusée interplanétaire").confident


def test_every_telling_word_in_one_passage_is_trusted(library: Library) -> None:
    encoder = WordEncoder()
    encoder.confidence_threshold = {"speech": 2.0, "text": 2.0}
    searcher = Searcher(library, encoder)
    assert searcher.text("vacciner les chameaux contre la peste").confident is False
    assert searcher.text("la peste des chèvres").confident is True


class _DeafEncoder(WordEncoder):
    """All queries look alike, so that only the words can tell."""

    def encode_query(self, text: str, task: Task = "document") -> FloatArray:
        return np.eye(1, self.dim, dtype=np.float32)[0]


def test_words_help_where_vectors_do_not(library: Library) -> None:
    for query, name in (("bouillir", "eau.txt"), ("peste", "chevres.txt"), ("moustiquaires", "paludisme.txt")):
        assert Searcher(library, _DeafEncoder()).text(query).results[0].path.name == name


def test_a_shorter_query_of_the_same_model(library: Library) -> None:
    class Shorter(WordEncoder):
        def _vector(self, text: str) -> FloatArray:
            whole = WordEncoder(64)._vector(text)[: self.dim]
            return np.asarray(whole / np.linalg.norm(whole), np.float32)

    answer = Searcher(library, Shorter(dim=48)).text("bouillir l'eau du puits")
    assert answer.results[0].path.name == "eau.txt"
    assert answer.results[0].score > 0.4


@pytest.mark.parametrize("change", [{"model_id": "other"}, {"precision": "int8"}, {"dim": 128}])
def test_another_model_is_refused(library: Library, change: dict[str, object]) -> None:
    encoder = WordEncoder()
    for name, value in change.items():
        setattr(encoder, name, value)
    for ask in (lambda s: s.text("eau"), lambda s: s.speech(Clip(np.zeros(10, np.float32)))):
        with pytest.raises(WolofSearchError) as raised:
            ask(Searcher(library, encoder))
        assert raised.value.message_id == "library.other_pipeline"


@pytest.mark.parametrize("query", ["", "  \n"])
def test_an_empty_question_is_told(searcher: Searcher, query: str) -> None:
    with pytest.raises(WolofSearchError) as raised:
        searcher.text(query)
    assert raised.value.message_id == "search.empty_query"


def test_an_empty_library_answers_nothing(tmp_path: Path, encoder: WordEncoder) -> None:
    with Library.open(tmp_path / "empty", create=True) as library:
        answer = Searcher(library, encoder).text("eau")
        assert (answer.results, answer.confident) == ((), False)


def test_the_json_document_is_as_promised(searcher: Searcher, tmp_path: Path) -> None:
    document = searcher.text("bouillir l'eau").as_json()
    assert list(document) == ["query", "model", "timing_ms", "confident", "results"]
    assert document["query"] == {"kind": "text", "seconds": None}
    assert document["model"] == {"id": "words", "dim": 64, "runtime": "test", "precision": "float32"}
    assert set(document["timing_ms"]) == {"encode", "search"}
    first = document["results"][0]
    assert list(first) == ["rank", "score", "document", "page", "passage", "start", "end", "also_in"]
    assert {key: first["document"][key] for key in ("title", "path", "format", "collection")} == {
        "title": "eau",
        "path": str(tmp_path / "sante" / "eau.txt"),
        "format": "txt",
        "collection": "sante",
    }
    assert (first["rank"], first["page"], first["start"]) == (1, None, 0)
