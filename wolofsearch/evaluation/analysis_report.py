"""The analysis in words, tables and pictures: ``analysis.md`` and ``analysis.html``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from wolofsearch.evaluation.analysis_dims import SEEDS
from wolofsearch.evaluation.analysis_plots import accuracy_plot, bytes_plot, spectrum_plot, time_plot
from wolofsearch.evaluation.analysis_storage import PRODUCT, QUERIES, front
from wolofsearch.evaluation.report import table
from wolofsearch.evaluation.report_html import page
from wolofsearch.search.searching import CANDIDATES


def write_analysis(result: dict[str, Any], out: Path) -> None:
    """Write both reports and their pictures into a folder."""
    text, figures = analysis_report(result)
    for name, drawn in figures.items():
        (out / name).write_text(drawn, encoding="utf-8")
    (out / "analysis.md").write_text(text, encoding="utf-8")
    title = f"{result['model']['id']}: dimensions and ranks"
    (out / "analysis.html").write_text(page(title, text, figures), encoding="utf-8")


def analysis_report(result: dict[str, Any]) -> tuple[str, dict[str, str]]:
    """Return the report as Markdown, and its pictures, SVG, by the names it calls them."""
    figures = {
        "analysis-dims.svg": accuracy_plot(result["dims"]),
        "analysis-spectrum.svg": spectrum_plot(result["spectra"]),
        "analysis-bytes.svg": bytes_plot(result["storage"]),
        "analysis-time.svg": time_plot(result["storage"]),
    }
    parts = [
        f"# {result['model']['id']}: dimensions and ranks",
        f"`{result['command']}`" if result["command"] else "",
        _recommendation(result),
        _asked(result),
        _dims(result["dims"]),
        _spectra(result["spectra"]),
        _low_rank(result["low_rank_passages"]),
        _weights(result["low_rank_weights"]),
        _storage(result),
    ]
    return "\n\n".join(part for part in parts if part) + "\n", figures


def _recommendation(result: dict[str, Any]) -> str:
    found = result["recommendation"]
    rows = [
        [
            str(each["dim"]),
            f"{each['loss']:.2%}",
            f"{each['loss_high']:.2%}",
            each["worst_set"],
            "yes" if each["good_enough"] else "no",
            f"{each['recall']:.4f}",
            f"{each['index_recall']:.4f}",
            f"{each['index_bytes']:.0f}",
            f"{each['index_ms']:.2f}",
        ]
        for each in found["dims"]
    ]
    heads = ["dim", "lost", "at most (95 %)", "in the set that loses most", "enough", "recall of the exact ten",
             "recall by the index", "bytes per passage in the index", "ms per question"]  # fmt: skip
    return (
        f"**Coarse dim for `search`: {found['dim']}.** The rule: the smallest dim whose {CANDIDATES} nearest passages, "
        f"scored again with the full vectors, lose less than {found['tolerance']:.1%} of the nDCG@10 of exact search "
        "over all dims in every set, with 95 % confidence (paired bootstrap over queries, 97.5th percentile of the "
        f"loss). What the graph of the index ({PRODUCT}) misses besides, at any dim, is the difference between the two "
        "recalls.\n\n"
        f"{table(heads, rows)}"
    )


def _asked(result: dict[str, Any]) -> str:
    pool = result["pool"]
    filled = f" and {pool['french_texts']:,} lines of {', '.join(pool['files'])}" if pool["french_texts"] else ""
    rows = [
        [each["name"], str(each["queries"]), str(each["passages"]), each["sha256"][:12]] for each in result["asked"]
    ]
    return (
        "## What was asked\n\nDimensions and ranks are measured on each set alone. Storage is measured over one pool "
        f"of {pool['passages']:,} real French passages: those of all sets{filled}; up to {QUERIES} queries of each "
        "set, and one task of each.\n\n"
        f"{table(['set', 'queries', 'passages', 'hash'], rows)}"
    )


def _dims(sets: dict[str, Any]) -> str:
    told = (
        "Prefix: the leading dimensions, made unit again (Matryoshka), with 95 % bounds. Random: as many dimensions "
        f"drawn at random, mean ± standard deviation of {SEEDS} draws. PCA: as many principal components, fitted on "
        "the set's own passages, their mean taken away."
    )
    parts = [
        "## Which dimensions carry it",
        told,
        "![nDCG@10 over the dimensions: prefix, random subset and PCA](analysis-dims.svg)",
    ]
    for name, rows in sets.items():
        cells = [
            [
                str(row["dim"]),
                f"{row['prefix']['ndcg@10']:.3f} ({row['prefix']['low']:.3f}–{row['prefix']['high']:.3f})",
                f"{row['random']['ndcg@10']:.3f} ± {row['random']['sd']:.3f}",
                f"{row['pca']['ndcg@10']:.3f}",
                *(f"{row[way]['accuracy@10']:.3f}" for way in ("prefix", "random", "pca")),
            ]
            for row in rows
        ]
        measures = [
            f"{measure}, {way}" for measure in ("nDCG@10", "accuracy@10") for way in ("prefix", "random", "PCA")
        ]
        parts.append(f"### {name}\n\n{table(['dim', *measures], cells)}")
    return "\n\n".join(parts)


def _spectra(spectra: dict[str, Any]) -> str:
    rows = [
        [
            name,
            str(told["vectors"]),
            str(told["width"]),
            f"{told['effective_rank']:.1f}",
            f"{told['participation_ratio']:.1f}",
            str(told["dims_for_90_percent"]),
        ]
        for name, told in spectra.items()
    ]
    heads = [
        "passages of",
        "vectors",
        "width",
        "effective rank",
        "participation ratio",
        "directions for 90 % of the energy",
    ]
    return (
        "## How many directions are used\n\nSingular values of the passage vectors as they are, no mean taken away. "
        "Effective rank: exp of the entropy of the singular values (Roy & Vetterli, EUSIPCO 2007). Participation "
        "ratio: (Σλ)² / Σλ² of their squares.\n\n"
        "![Energy of the directions of the passage vectors](analysis-spectrum.svg)\n\n"
        f"{table(heads, rows)}"
    )


def _low_rank(sets: dict[str, Any]) -> str:
    ranks = [row["rank"] for row in next(iter(sets.values()))]
    rows = [
        [name, *(f"{row['ndcg@10']:.3f} ({row['energy']:.1%}; {row['parameters_share']:.2f})" for row in each)]
        for name, each in sets.items()
    ]
    return (
        "## Passage vectors of lower rank\n\nThe matrix of passage vectors replaced by its best approximation of each "
        "rank (truncated SVD): nDCG@10 (energy kept; numbers to keep, as a share of the whole matrix).\n\n"
        f"{table(['set', *(f'rank {rank}' for rank in ranks)], rows)}"
    )


def _weights(found: dict[str, Any]) -> str:
    head = "## Weights of lower rank"
    if "left_out" in found:
        return f"{head}\n\nNot measured: this bundle cannot be turned back into weights. {found['left_out']}"
    asked = found["queries"]
    tried = (
        f"Truncated SVD of the weights, the bundle's own int8 ones taken back to float32, asked `{found['set']}`. "
        "Numbers to keep are those of the two factors; above 1 they are more than the matrix had."
    )
    heads = ["share of the rank", "energy kept", "thousand numbers", "share of them", "nDCG@10", "accuracy@10"]
    decoder = [[row["matrices"], f"{row['rank_share']:.3f}", *_cut(row)] for row in found["decoder"]]
    full = found["projector"][-1]["rank"]
    projector = [[str(row["rank"]), f"{row['rank'] / full:.3f}", *_cut(row)] for row in found["projector"]]
    return "\n\n".join(
        [
            head,
            tried,
            f"Projector, {asked['projector']} spoken queries:\n\n{table(['rank', *heads], projector)}",
            f"Decoder, {asked['decoder']} typed queries; all matrices at once, then each kind alone:",
            table(["matrices", *heads], decoder),
        ]
    )


def _cut(row: dict[str, Any]) -> list[str]:
    return [
        f"{row['energy']:.1%}",
        f"{row['parameters'] / 1e3:.0f}",
        f"{row['parameters_share']:.2f}",
        f"{row['ndcg@10']:.3f}",
        f"{row['accuracy@10']:.3f}",
    ]


def _storage(result: dict[str, Any]) -> str:
    rows = result["storage"]
    fronts = {word: front(rows, cost) for word, cost in (("bytes", "bytes"), ("time", "ms"))}
    cells = [
        [
            row["form"],
            str(row["dim"]),
            f"{row['bytes']:.0f}",
            f"{row['bytes_with_full']:.0f}",
            f"{row['ms']:.2f}",
            f"{row['recall']:.3f}",
            f"{row['ndcg@10']:.4f}",
            ", ".join(word for word, kept in fronts.items() if kept[number]),
        ]
        for number, row in enumerate(rows)
    ]
    heads = ["form", "dim", "bytes per passage", "with the full vector", "ms per question", "recall of the exact ten",
             "nDCG@10", "on the Pareto front of"]  # fmt: skip
    machine = result["machine"]
    return (
        f"## What a stored passage costs\n\nThe stored form chooses {CANDIDATES} candidates, which are scored exactly "
        "with the full float16 vectors of the database. float32, float16, int8 (a scale for each dimension) and binary "
        f"(signs, Hamming) compare every passage in NumPy; {PRODUCT} is the library's index, its bytes those of its "
        "file. Milliseconds are the median of one question whose vector is made, full vectors in memory, on "
        f"{machine['cores']} cores ({machine['processor']}); nDCG@10 and recall are means over the sets.\n\n"
        "![nDCG@10 over bytes per passage](analysis-bytes.svg)\n\n![nDCG@10 over milliseconds](analysis-time.svg)\n\n"
        f"{table(heads, cells)}"
    )
