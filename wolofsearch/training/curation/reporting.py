"""``report.md`` and ``report.json`` of a curated data set: what was kept, what was dropped and why, with samples."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

from wolofsearch.encoder.bundle import sha256
from wolofsearch.evaluation.data_folder import parallel
from wolofsearch.evaluation.report import table
from wolofsearch.evaluation.results import write_json
from wolofsearch.training.curation.coverage import Coverage
from wolofsearch.training.curation.knowledge import guess_of
from wolofsearch.training.curation.part import Account
from wolofsearch.training.curation.rows import Reason
from wolofsearch.training.curation.sources import Source
from wolofsearch.training.pronunciation import load_lexicon, rule_errors

ASKED = ("afriqa_questions_test", "lafand_test", "flores200_devtest")
"""Test texts whose words the report looks up in the data set."""


def told(
    declared: list[Source],
    accounts: dict[str, Account],
    kept: dict[str, int],
    coverage: Coverage,
    data: Path,
    dataset: Path,
) -> dict[str, Any]:
    """Return all that the report tells.

    Args:
        declared: the sources.
        accounts: of each source, by name.
        kept: rows of each source in the data set.
        coverage: of the kept rows.
        data: the data folder.
        dataset: the finished file.
    """
    lexicon = load_lexicon(data)
    files = {name: data / "parallel" / f"{name}.tsv.gz" for name in ASKED}
    asked = {name: [wolof for _, wolof in parallel(file)] for name, file in files.items() if file.exists()}
    errors, entries = rule_errors(lexicon)
    without_length, _ = rule_errors(lexicon, length=False)
    return {
        "sha256": sha256(dataset),
        "rows": sum(kept.values()),
        "reasons": [str(reason) for reason in Reason],
        "sources": [
            {**asdict(source), **asdict(accounts[source.name]), "kept": kept[source.name]} for source in declared
        ],
        "sound": coverage.sound(),
        "wolof_words": {"different": len(coverage.wolof), "running": sum(coverage.wolof.values())},
        "words_of_tests_known": {name: round(coverage.known_share(texts), 4) for name, texts in asked.items()},
        "language_guess_error": round(guess_of(data, declared).error, 4),
        "phone_error_rate": {"entries": entries, "all": round(errors, 4), "without_length": round(without_length, 4)},
    }


def write_report(out: Path, told: dict[str, Any]) -> None:
    """Write both reports into a folder."""
    write_json(out / "report.json", told)
    head = f"{told['rows']} rows, `dataset.parquet`, SHA-256 `{told['sha256'][:16]}…`."
    parts = [
        "# The curated training data",
        f"{head} Every row names its source, its place and its licence.",
        "## Kept and dropped",
        _counts(told),
        "## Sources and licences",
        table(
            ["source", "what", "licence", "trust", "family"],
            [[each[key] for key in ("name", "about", "licence", "trust", "family")] for each in told["sources"]],
        ),
        "## Sound",
        table(
            ["language", "hours", "speakers"],
            [[str(each[key]) for key in ("language", "hours", "speakers")] for each in told["sound"]],
        ),
        "## Words",
        _words(told),
        "## Samples of what was dropped",
        *(_samples(each) for each in told["sources"] if each["examples"]),
    ]
    (out / "report.md").write_text("\n\n".join(parts) + "\n", encoding="utf-8")


def _counts(told: dict[str, Any]) -> str:
    reasons = [reason for reason in told["reasons"] if any(each["dropped"].get(reason) for each in told["sources"])]
    lines = [
        [
            each["name"],
            str(each["read"]),
            str(each["kept"]),
            *(str(each["dropped"].get(reason, 0)) for reason in reasons),
        ]
        for each in told["sources"]
    ]
    return table(["source", "read", "kept", *reasons], lines)


def _words(told: dict[str, Any]) -> str:
    words, phones = told["wolof_words"], told["phone_error_rate"]
    known = "; ".join(f"{name} {share:.1%}" for name, share in told["words_of_tests_known"].items())
    sentences = [
        f"{words['running']} running Wolof words, {words['different']} different.",
        f"Running words of the text tests that stand in the data: {known}.",
        f"The language check errs on {told['language_guess_error']:.1%} of unseen sentences.",
        f"The spelling rules err on {phones['all']:.1%} of the phones of {phones['entries']} dictionary entries.",
        f"When length does not count: {phones['without_length']:.1%}.",
    ]
    return "\n\n".join(sentences)


def _samples(source: dict[str, Any]) -> str:
    lines = [f"### {source['name']}"]
    for reason, rows in source["examples"].items():
        lines += [f"- {reason}", *(f"  - `{row.replace('`', chr(39))}`" for row in rows)]
    return "\n".join(lines)
