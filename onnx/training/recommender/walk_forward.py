"""Questions, each scored by a model that was trained without them: a shop's periods by their past, or folds of shoppers."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from .data import Export

PERIODS = 6
FOLDS = 3
FEWEST = 1_000
"""Past groups that a model needs: below, the hand blends serve."""


@dataclass(frozen=True, slots=True)
class Period:
    """Its questions, and the groups that were past when it began: of a fold, those of the other shoppers."""

    begins: float  # seconds since 1970
    questions: np.ndarray
    past: np.ndarray


def periods(export: Export) -> Iterator[Period]:
    """Periods of as many days each. The first begins when there are enough past groups to learn from.

    Without times: folds of shoppers, which begin with time.
    """
    if not export.dated:
        everybody = np.arange(len(export.times))
        for fold in np.array_split(everybody, FOLDS):
            yield Period(0, fold, np.setdiff1d(everybody, fold))
        return
    first = export.times[min(FEWEST, len(export.times) - 1)]
    bounds = np.linspace(first, export.times[-1] + 86_400, PERIODS + 1)
    # At midnight: the model is there in the morning, and knows nothing of the day.
    bounds = bounds // 86_400 * 86_400
    for begins, ends in pairwise(bounds):
        questions = np.flatnonzero(export.last & (export.times >= begins) & (export.times < ends))
        yield Period(begins, questions, np.flatnonzero(export.times < begins))
