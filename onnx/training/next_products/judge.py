"""NDCG@10 of what is new to a shopper, among all products, as the gateway's own evaluation counts it."""

import numpy as np
import torch
from torch import nn

from .data import Questions

PLACES = 10
DISCOUNTS = 1 / np.log2(np.arange(2, PLACES + 2))
BATCH = 512


def judge(network: nn.Module, questions: Questions) -> np.ndarray:
    """One number a question. The network's `score` gives float32 [batch, products] for int64 [batch, length]."""
    network.eval()
    figures = np.zeros(len(questions.wanted))
    for start in range(0, len(figures), BATCH):
        with torch.inference_mode():
            scores = network.score(torch.from_numpy(questions.histories[start : start + BATCH])).numpy()
        for row, own_scores in enumerate(scores):
            question = start + row
            # A product of row 1 has the first column.
            own_scores[questions.owned[question] - 1] = -np.inf
            # The first of all of them, then in order: sorting them all takes longer than scoring.
            best = np.argpartition(-own_scores, min(PLACES, len(own_scores) - 1))[:PLACES]
            best = best[np.argsort(-own_scores[best], kind="stable")]
            hits = np.isin(best + 1, questions.wanted[question])
            ideal = DISCOUNTS[: min(PLACES, len(questions.wanted[question]))].sum()
            figures[question] = (hits * DISCOUNTS[: len(best)]).sum() / ideal
    return figures
