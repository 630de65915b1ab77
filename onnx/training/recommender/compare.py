"""A model against the hand blend on the same questions, with the interval that chance alone would give."""

from dataclasses import dataclass

import numpy as np

from .data import Export, rows_of
from .judge import Figures, judge

RESAMPLES = 2_000


@dataclass(frozen=True, slots=True)
class Comparison:
    """Mean NDCG@10 of both, and of their difference with its 95 % interval over questions drawn again and again."""

    questions: int
    model: float
    blend: float
    low: float
    high: float

    def __str__(self) -> str:
        """One line."""
        gain = self.model - self.blend
        return f"{self.model:.4f}, hand blend {self.blend:.4f}, gain {gain:+.4f} [{self.low:+.4f} {self.high:+.4f}]"


def blend_figures(export: Export, groups: np.ndarray) -> Figures:
    """The hand blend's, of the same candidates."""
    return judge(export, groups, [export.blend[rows_of(export, group)] for group in groups])


def compare(model: np.ndarray, blend: np.ndarray, seed: int = 1) -> Comparison:
    """One number a question each."""
    gains = model - blend
    drawn = np.random.default_rng(seed).integers(0, len(gains), (RESAMPLES, len(gains)))
    low, high = np.quantile(gains[drawn].mean(1), [0.025, 0.975])
    return Comparison(len(gains), float(model.mean()), float(blend.mean()), float(low), float(high))
