"""`python -m next_products.golden FOLDER`: tiny models of both methods and what they say, to hold the gateway to.

They are untrained: what is held is how a graph computes, not what it learned.
"""

import json
import sys
from pathlib import Path

import numpy as np
import torch

from .data import NONE
from .factors import Factors, Settings
from .graph import Found, sample, write_graph
from .recipe import FactorsRecipe, SequenceRecipe
from .sequence import Sequence

PRODUCTS, LENGTH, HISTORIES = 12, 5, 20


def main() -> None:
    """Writes `factors.onnx`, `sequence.onnx` and `golden.json`."""
    folder = Path(sys.argv[1])
    torch.manual_seed(1)
    draws = np.random.default_rng(1)
    recipe, settings = FactorsRecipe(length=LENGTH, factors=4, penalty=2), Settings(confidence=8, rounds=0, fade=0.6)
    vectors = draws.normal(size=(PRODUCTS, recipe.factors)).astype(np.float32)
    networks = {
        "factors": Factors(vectors, recipe, settings),
        "sequence": Sequence(PRODUCTS, SequenceRecipe(length=LENGTH, width=8)),
    }
    # As it begins, a sequence says nearly the same of everything.
    with torch.no_grad():
        for weights in networks["sequence"].parameters():
            weights.copy_(torch.from_numpy(draws.normal(0, 0.5, weights.shape).astype(np.float32)))
        networks["sequence"].items.weight[NONE] = 0
    histories = sample(HISTORIES, PRODUCTS, LENGTH)
    golden: dict[str, object] = {
        "histories": histories.tolist(),
        "factors": {
            "vectors": vectors.tolist(),
            "confidence": settings.confidence,
            "penalty": recipe.penalty,
            "fade": settings.fade,
        },
    }
    for method, network in networks.items():
        most = write_graph(network, PRODUCTS, LENGTH, folder / f"{method}.onnx")
        with torch.inference_mode():
            rows, scores = Found(network.eval(), most)(histories)
        golden[f"{method}Found"] = {"rows": rows.tolist(), "scores": scores.tolist()}
    (folder / "golden.json").write_text(json.dumps(golden) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
