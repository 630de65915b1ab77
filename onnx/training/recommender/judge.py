"""NDCG@10 as the gateway's own evaluation counts it: gain 1, ideal by all that was bought, found or not."""

from dataclasses import dataclass

import numpy as np

from .data import Export, rows_of

PLACES = 10
DISCOUNTS = 1 / np.log2(np.arange(2, PLACES + 2))


@dataclass(frozen=True, slots=True)
class Figures:
    """One number a question; those on new products only where something new was bought."""

    every: np.ndarray
    new: np.ndarray

    def means(self) -> dict[str, float]:
        """Both; 0 where nothing new was bought."""
        return {"all": float(self.every.mean()), "new": float(self.new.mean()) if len(self.new) else 0.0}

    def __str__(self) -> str:
        """Both means."""
        means = self.means()
        return f"all {means['all']:.4f} ({len(self.every)}), new {means['new']:.4f} ({len(self.new)})"


def judge(export: Export, groups: np.ndarray, scores: list[np.ndarray]) -> Figures:
    """`scores`: one array a group, of its rows."""
    every, new = [], []
    for group, own_scores in zip(groups, scores, strict=True):
        rows = rows_of(export, group)
        bought, unseen = export.bought[rows], export.new[rows]
        every.append(ndcg(bought, own_scores, export.relevant[group]))
        if export.relevant_new[group] > 0:
            new.append(ndcg(bought[unseen], own_scores[unseen], export.relevant_new[group]))
    return Figures(np.array(every), np.array(new))


def ndcg(bought: np.ndarray, scores: np.ndarray, relevant: int) -> float:
    """Ties in the order of the rows."""
    best = bought[np.argsort(-scores, kind="stable")[:PLACES]]
    return float((best * DISCOUNTS[: len(best)]).sum() / DISCOUNTS[: min(relevant, PLACES)].sum())
