"""The figures that the README and the model card show: one table, made from ``results.json`` and from nothing else."""

from __future__ import annotations

from typing import Any

from wolofsearch.evaluation.classification import LETTERS, REGRESSION
from wolofsearch.evaluation.report import ABSENT, NOT_ABOVE, table
from wolofsearch.evaluation.results import find_row, find_voice_row
from wolofsearch.evaluation.systems import ANSWERED, DURATION, FUSION, HYBRID, TEXT, TFIDF, VOICE

MEASURE = "accuracy@10"
TITLES = {
    "verses-real": "real voices: read Wolof scripture → French verse",
    "verses-real-nn": "of these, the one voice that read 100 verses",
    "words-real": "real voices: single Wolof words that no training text held → French",
    "words-known": "real voices: all recorded Wolof words → French",
    "mboshi-real": "real voices: Mboshi, a related under-represented language → French",
    "afriqa": "questions of people (AfriQA), synthetic voices → French question",
    "flores-speech": "encyclopaedic sentences (FLORES), synthetic voices → French",
    "lafand-test": "Wolof news (LAFAND) → French",
    "procedures": "French titles of Senegalese procedures → their text",
}
REAL = ("verses-real", "verses-real-nn")


def summary(results: dict[str, Any]) -> str:
    """Return the table: the right passage among the first ten, by voice and typed, beside what needs no knowledge."""
    sets = results["sets"]
    rows = [_row(title, sets[name]) for name, title in TITLES.items() if name in sets]
    heads = [
        "right passage in the first ten (95 %)",
        "by voice, by vectors",
        "by voice, as the application ranks",
        "typed, by vectors",
        "typed, as the application ranks",
        "shared letters only",
        "length only",
        "chance",
        "of",
    ]
    return "\n\n".join([_samples(results["samples"]), table(heads, rows), *_labelled(sets), verdict(results)])


def _row(title: str, figures: dict[str, Any]) -> list[str]:
    voice = find_voice_row(figures)
    shown = (ANSWERED, TEXT, HYBRID, TFIDF, DURATION)
    answered, typed, ranked, letters, length = (find_row(figures, system) for system in shown)
    chance = figures["rows"][0]["metrics"][MEASURE]["chance"]
    return [
        title,
        _bounded(voice),
        _bounded(answered),
        _bounded(typed),
        _bounded(ranked),
        *(f"{row['metrics'][MEASURE]['value']:.3f}" if row else ABSENT for row in (letters, length)),
        f"{chance:.3f}",
        str(figures["passages"]),
    ]


def _bounded(row: dict[str, Any] | None) -> str:
    if row is None:
        return ABSENT
    figure = row["metrics"][MEASURE]
    told = f"{figure['value']:.3f} ({figure['low']:.3f}–{figure['high']:.3f})"
    below = row["given"] == "speech" and not row["above_control"][MEASURE]
    return f"{told} {NOT_ABOVE}" if below else told


def _samples(found: dict[str, Any]) -> str:
    questions = found["questions"]
    return (
        f"The application's {questions} sample questions, right document among the first three of "
        f"{found['documents']}: **{found['speech_top_3']} of {questions}** spoken by synthetic voices, "
        f"{found['wolof_text_top_3']} typed in Wolof, {found['french_text_top_3']} typed in French "
        f"(chance {found['chance_top_3'] * questions:.1f}).{_further(found.get('further', []))}"
    )


def _further(found: list[dict[str, Any]]) -> str:
    """Return a sentence on the questions that the application does not show."""
    words = {
        "speech": "sentences spoken by other synthetic voices",
        "wolof_text": "typed in Wolof",
        "french_text": "typed in French",
        "short_french": "short French questions",
    }
    rows = {row["asked"]: row for row in found}
    told = [
        f"{row['first']} and {row['top_3']} of {row['questions']} {words[kind]}"
        for kind in words
        if (row := rows.get(kind))
    ]
    return f" Of further questions of our own, first and among the first three: {'; '.join(told)}." if told else ""


def _labelled(sets: dict[str, Any]) -> list[str]:
    """Return a sentence on each classification set: by the label's name, and from 16 examples."""
    told = []
    for name in (name for name in ("intents", "topics") if name in sets):
        rows = [row for row in sets[name]["classification"] if row["few_shot"]]
        parts = []
        for systems, words in (((VOICE, FUSION), "by voice"), ((TEXT,), "typed")):
            row = next((row for system in systems for row in rows if row["system"] == system), None)
            if row:
                shots = {each["learner"]: each for each in row["few_shot"]}  # the last has the most examples
                few = f"{shots[REGRESSION]['accuracy']:.2f} from {shots[REGRESSION]['k']} examples a label"
                if LETTERS in shots:
                    few += f" ({shots[LETTERS]['accuracy']:.2f} with the letters of the words and the examples' text)"
                parts.append(f"{words} {row['zero_shot']['accuracy']:.2f} by the label's name and {few}")
        labels = sets[name]["passages"]
        told.append(f"{name.capitalize()} ({labels} of them, chance {1 / labels:.2f}): {'; '.join(parts)}.")
    return told


def verdict(results: dict[str, Any]) -> str:
    """Return what may be expected of real voices, in words that follow from the figures."""
    rows = [row for name in REAL if name in results["sets"] if (row := find_voice_row(results["sets"][name]))]
    beaten = [bool(row["above_control"][MEASURE]) for row in rows]
    advice = "With a real speaker, do not rely on the answer by voice; type the question."
    if rows and all(beaten):
        share = rows[0]["metrics"][MEASURE]["value"]
        words = (
            "better than the control, with 95 % confidence; the right passage is among the first ten for "
            f"{share:.0%} of them"
        )
        advice = (
            "A real speaker is still often misunderstood: where the answer looks wrong, ask in other words or type "
            "the question."
        )
    elif any(beaten):
        words = (
            "better than the control when several voices are put together, but not within the one voice measured alone"
        )
    else:
        words = "not better than the control"
    return f"**Sentences by real voices: {words}. (The control looks only at how long the question is.) {advice}**"
