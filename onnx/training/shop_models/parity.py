"""Whether the released graphs compute what PyTorch computes."""

import random
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from tokenizers import Encoding
from torch import nn

from .session import as_batch, open_session, run

SAMPLE = 1_000  # texts or pairs

TOLERANCES = {"fp32": 1e-5, "fp16": 2e-2}
"""Of a vector's numbers or a relevance: rounding in another order, and arithmetic with three decimals."""


def check_parity(model: nn.Module, graphs: dict[str, Path], encodings: Sequence[Encoding]) -> None:
    """Refuses where a graph differs from the model on a sample of the encodings by more than its tolerance."""
    sample = random.Random(1).sample(list(encodings), min(SAMPLE, len(encodings)))
    with torch.inference_mode():
        expected = np.concatenate(
            [model(**{name: torch.from_numpy(value) for name, value in as_batch([each]).items()}) for each in sample]
        )
    for precision, graph in graphs.items():
        difference = float(np.abs(run(open_session(graph), sample) - expected).max())
        print(f"{graph.name}: differs from PyTorch by {difference:.1e} at most on {len(sample)}")
        if difference > TOLERANCES[precision]:
            raise SystemExit(f"{graph.name} is not what was trained: at most {TOLERANCES[precision]} was expected")
