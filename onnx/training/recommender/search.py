"""Which recipe: each is trained on the past of some periods and judged on what came next."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
from tqdm import tqdm

from .data import Export
from .judge import judge
from .recipe import Recipe
from .train import score, train

FOLDS = 3
"""Periods that are judged, at the end of the time before `ends`."""

VARIANTS: dict[str, dict] = {
    "as it is": {},
    "half the rate": {"learning_rate": 1e-3},
    "twice the rate": {"learning_rate": 4e-3},
    "more dropout": {"dropout": 0.3},
    "no dropout": {"dropout": 0.0},
    "more decay": {"weight_decay": 1e-2},
    "new products weigh half": {"new_weight": 0.5},
    "new products weigh double": {"new_weight": 2.0},
    "one layer of 32": {"hidden": (32,)},
}


def search(export: Export, recipe: Recipe, ends: float = np.inf) -> tuple[Recipe, list[dict]]:
    """The recipe with the best mean of all and new, and what each variant reached.

    Only groups before `ends` (seconds since 1970) teach or judge.
    """
    past = np.flatnonzero(export.times < ends)
    bounds = np.quantile(export.times[past], np.linspace(0.4, 1, FOLDS + 1))
    rows = []
    for name, changes in tqdm(VARIANTS.items(), "recipes"):
        every, new = [], []
        for begins, stops in pairwise(bounds):
            network = train(export, past[export.times[past] < begins], replace(recipe, **changes)).network
            asked = past[(export.times[past] >= begins) & (export.times[past] < stops)]
            means = judge(export, asked, score(network, export, asked)).means()
            every.append(means["all"])
            new.append(means["new"])
        rows.append({"variant": name, "changes": changes, "all": float(np.mean(every)), "new": float(np.mean(new))})
    best = max(rows, key=lambda row: row["all"] + row["new"])
    return replace(recipe, **best["changes"]), rows
