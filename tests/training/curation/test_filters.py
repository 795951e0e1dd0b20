"""Every judgement, on rows that should stay and rows that should go."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from tests import data_folder
from tests.data_folder import curated_row
from wolofsearch.training.curation.filters import Judge
from wolofsearch.training.curation.languages import LanguageGuess, learn
from wolofsearch.training.curation.normalisation import Orthography
from wolofsearch.training.curation.overlap import Evaluation
from wolofsearch.training.curation.rows import Reason, Row

WOLOF = [
    "Xale yi ñu ngi jàng ci jàngukaay bi",
    "Ndox mi dafa sedd lool ci dëkk bi",
    "Baykat bi mu ngi bey dugub ci tool bi",
]
FRENCH = [
    "Les enfants étudient dans cette école",
    "L'eau du village est très froide",
    "Le paysan cultive le mil au champ",
]
ENGLISH = [
    "The children are learning at this school",
    "The water of the village is very cold",
    "The farmer grows millet",
]


class Agreeing:
    """An encoder that finds all pairs alike but those that speak of cats."""

    def encode_documents(self, texts: list[str]) -> np.ndarray:
        return np.array([[0.0, 1.0] if "chat" in text else [1.0, 0.0] for text in texts], np.float32)

    def encode_query(self, text: str) -> np.ndarray:
        del text
        return np.array([1.0, 0.0], np.float32)


@pytest.fixture(scope="module")
def guess() -> LanguageGuess:
    return learn({"wo": WOLOF * 12, "fr": FRENCH * 12, "other": ENGLISH * 12})


@pytest.fixture
def judge(guess: LanguageGuess, tmp_path: Path) -> Judge:
    (tmp_path / "a.wav").write_bytes(b"")
    evaluation = Evaluation(["Fan la kër doktoor bi nekk ?"], [data_folder.VERSE[0]])
    return Judge(tmp_path, Orthography(["xale"], []), guess, evaluation, Agreeing())  # type: ignore[arg-type]


def clip(text: str, **others: object) -> Row:
    facts = {"kind": "speech", "language": "sw", "audio": "a.wav", "speaker": "a", "seconds": 2.0}
    return curated_row(text, **{**facts, **others})


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (curated_row(WOLOF[0], FRENCH[0]), None),
        (curated_row(" - ", FRENCH[0]), Reason.EMPTY),
        (curated_row(WOLOF[0], " ? ", kind="pair"), Reason.EMPTY),
        (curated_row("Waaw", FRENCH[0]), Reason.LENGTH),
        (curated_row("waaw", FRENCH[0], family="words"), None),
        (curated_row(FRENCH[1], FRENCH[0]), Reason.LANGUAGE),
        (curated_row(WOLOF[0], ENGLISH[0]), Reason.LANGUAGE),
        (curated_row(WOLOF[0], "Oui", family="words"), None),
        (curated_row("fan la kër doktoor bi nekk", "Où est l'hôpital du village ?"), Reason.EVALUATION),
        (curated_row(WOLOF[2] + " asamaan ak suuf ci ndoorte li Yàlla sàkk na asamaan"), Reason.EVALUATION),
        (curated_row(WOLOF[0], "Le chat dort dans la maison", trust="low"), Reason.MEANING),
        (curated_row(WOLOF[0], "Le chat dort dans la maison"), None),
        (clip("nyumba kubwa"), None),
        (clip("nyumba " * 60), Reason.SPEED),
        (clip("n", seconds=9.0), Reason.SPEED),
        (clip("nyumba", audio="gone.wav"), Reason.SOUND),
    ],
)
def test_the_reason(judge: Judge, row: Row, reason: Reason | None) -> None:
    [(_, told)] = judge.judge([row])
    assert told == reason


def test_what_was_respelled_keeps_its_original(judge: Judge) -> None:
    [(row, _), (other, _)] = judge.judge(
        [curated_row("Khale  yi", "Les enfants"), curated_row("Xale  yi", "Les enfants")]
    )
    assert (row.query, row.original) == ("Xale yi", "Khale yi")
    assert (other.query, other.original) == ("Xale yi", "")


def test_marks_are_taken_from_transcripts_alone(judge: Judge) -> None:
    [(spoken, _), (written, _)] = judge.judge([curated_row("ndox [rire] mi"), curated_row("ndox [mu] mi", "l'eau")])
    assert (spoken.query, written.query) == ("ndox mi", "ndox [mu] mi")


def test_a_similarity_is_kept_where_it_was_asked(judge: Judge) -> None:
    [(low, _), (high, _)] = judge.judge([curated_row(WOLOF[0], FRENCH[0], trust=trust) for trust in ("low", "high")])
    assert low.similarity == pytest.approx(1.0)
    assert np.isnan(high.similarity)


def test_short_sentences_are_not_judged_by_language(judge: Judge) -> None:
    assert judge.judge([curated_row("Oui merci", "Waaw")])[0][1] is None


def test_the_guess_states_its_error(guess: LanguageGuess) -> None:
    assert guess.error == 0.0
    assert guess.chances(["Le mil est dans le champ du paysan"])[0]["fr"] > 0.9
    assert guess.chances([]) == []
