"""What a model goes by: how much worse it orders where it is told one thing wrongly."""

import numpy as np

from .data import Export
from .judge import judge
from .ranker import Ranker
from .train import score

SAMPLED = 300


def importance(export: Export, network: Ranker, groups: np.ndarray) -> dict[str, float]:
    """How far NDCG@10 falls where one feature is dealt out anew among the candidates of each of the latest groups."""
    sample = groups[-SAMPLED:]
    whole = judge(export, sample, score(network, export, sample)).every.mean()
    fallen = {}
    for column, name in enumerate(export.names):
        shuffled = judge(export, sample, score(network, export, sample, shuffled=column))
        fallen[name] = float(whole - shuffled.every.mean())
    return fallen
