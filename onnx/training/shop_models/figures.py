"""NDCG@10 per query, blends of scores, and paired intervals."""

from collections.abc import Mapping, Sequence

import numpy as np

RESAMPLES = 10_000
DISCOUNTS = 1 / np.log2(np.arange(2, 12))
"""Of the first ten places."""


def ndcg(gains: Sequence[float], scores: np.ndarray, possible: Sequence[float] | None = None) -> float:
    """NDCG@10 of the order by falling score; ties keep the order of the set. 0 where nothing gains.

    `possible` are the gains of all products that could have been found, where these are not all.
    """
    ideal = np.sort(gains if possible is None else possible)[::-1][:10]
    if not np.any(ideal):
        return 0.0
    found = np.asarray(gains)[np.argsort(-scores, kind="stable")][:10]
    return float((found * DISCOUNTS[: len(found)]).sum() / (ideal * DISCOUNTS[: len(ideal)]).sum())


def z_scores(scores: np.ndarray) -> np.ndarray:
    """On the scale of one query's candidates: mean 0, deviation 1; all 0 where they are equal."""
    deviation = scores.std() if scores.size else 0
    return (scores - scores.mean()) / deviation if deviation > 0 else np.zeros_like(scores)


def blend(signals: Mapping[str, np.ndarray], weights: Mapping[str, float]) -> np.ndarray:
    """The weighted sum of the signals' z-scores, of one query's candidates."""
    return sum(weight * z_scores(signals[name]) for name, weight in weights.items())


def paired_interval(differences: np.ndarray, seed: int = 1) -> tuple[float, float]:
    """95 % bootstrap interval of the mean of per-query differences."""
    draws = np.random.default_rng(seed)
    means = [differences[draws.integers(0, len(differences), len(differences))].mean() for _ in range(RESAMPLES)]
    low, high = np.percentile(means, (2.5, 97.5))
    return float(low), float(high)
