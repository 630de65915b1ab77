"""Each period of a shop's past, before which all lies that its model is taught."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from .data import Export, before

PERIODS = 6
FEWEST = 1_000
"""Choices after others of the same shopper that a model needs: below there is nothing to learn."""


@dataclass(frozen=True, slots=True)
class Period:
    """When it begins, in seconds since 1970, and what was past then."""

    begins: float
    past: Export


def periods(export: Export) -> Iterator[Period]:
    """Of as many days each. The first begins when enough shoppers had come back."""
    comes_back = np.diff(export.times, prepend=-np.inf) > 0
    comes_back[export.starts[:-1]] = False
    returns = np.sort(export.times[comes_back])
    first = returns[min(FEWEST, len(returns) - 1)]
    bounds = np.linspace(first, export.times.max() + 86_400, PERIODS + 1)
    # At midnight: the model is there in the morning, and knows nothing of the day.
    for begins in bounds[:-1] // 86_400 * 86_400:
        yield Period(begins, before(export, begins))
