"""`measure`: what each model gains on the judged sets, with paired intervals."""

from collections.abc import Sequence

import numpy as np

from .figures import blend, ndcg, paired_interval
from .judged_sets import JUDGED_SETS, JudgedQuery, sample
from .pair_scores import scores_of
from .release_encoder import FOLDER
from .signals import bm25_of, cosines_of

BLENDS: dict[str, dict[str, float]] = {
    "BM25": {"bm25": 1},
    "cosine": {"cosine": 1},
    "cross-encoder": {"pairs": 1},
    "BM25 .3 + cosine .7": {"bm25": 0.3, "cosine": 0.7},
    "BM25 .3 + cross-encoder .7": {"bm25": 0.3, "pairs": 0.7},
    "BM25 .2 + cosine .4 + cross-encoder .4": {"bm25": 0.2, "cosine": 0.4, "pairs": 0.4},
    "BM25 .3 + cosine .5 + cross-encoder .2": {"bm25": 0.3, "cosine": 0.5, "pairs": 0.2},
}
"""Weights of z-scores; they were fixed before these figures were read, but for .3 and .7 (set on crowdflower)."""

BASELINE = "BM25"
TO_BEAT = "BM25 .3 + cosine .7"
"""What a cross-encoder has to beat to serve by default."""


def measure() -> None:
    """Prints a table for each judged set: each query's judged products, ordered anew."""
    for name, read in JUDGED_SETS.items():
        print(f"\n### {name}\n")
        print(figures_table(sample(read())), flush=True)


def figures_table(queries: Sequence[JudgedQuery]) -> str:
    """NDCG@10 of every blend, and its difference to BM25 and to cosine with BM25, as a Markdown table."""
    signals = {
        "bm25": bm25_of(queries),
        "cosine": cosines_of(queries),
        "pairs": scores_of(queries, FOLDER / "pairs-fp32.onnx"),
    }
    figures = {
        name: np.array(
            [
                ndcg(query.gains, blend({signal: scores[row] for signal, scores in signals.items()}, weights))
                for row, query in enumerate(queries)
            ]
        )
        for name, weights in BLENDS.items()
    }
    lines = [
        f"| {len(queries)} queries | NDCG@10 | minus {BASELINE} | minus {TO_BEAT} |",
        "|---|---|---|---|",
        *(
            f"| {name} | {values.mean():.4f} | {_difference(values, figures[BASELINE])} "
            f"| {_difference(values, figures[TO_BEAT])} |"
            for name, values in figures.items()
        ),
    ]
    return "\n".join(lines)


def _difference(values: np.ndarray, others: np.ndarray) -> str:
    if values is others:
        return ""
    low, high = paired_interval(values - others)
    return f"{(values - others).mean():+.4f} [{low:+.4f} {high:+.4f}]"
