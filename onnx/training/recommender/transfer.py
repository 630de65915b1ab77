"""`python -m recommender.transfer EXPORT RANKER.onnx`: a trained ranker on another shop, beside the hand blend.

Every basket of the export is a question: the model was taught by none of them.
"""

import sys
from pathlib import Path

import numpy as np
import onnxruntime as ort
from tqdm import tqdm

from .compare import blend_figures, compare
from .data import read_export, rows_of
from .judge import judge


def main() -> None:
    """Prints both comparisons."""
    folder, graph = map(Path, sys.argv[1:])
    export = read_export(folder)
    session = ort.InferenceSession(str(graph), providers=["CPUExecutionProvider"])
    groups = np.arange(len(export.times))
    scores = [
        session.run(["score"], {"features": np.array(export.features[rows_of(export, group)])})[0]
        for group in tqdm(groups, "baskets")
    ]
    model, blend = judge(export, groups, scores), blend_figures(export, groups)
    print(f"{export.source}, all products: {compare(model.every, blend.every)}")
    print(f"{export.source}, products new to the shopper: {compare(model.new, blend.new)}")


if __name__ == "__main__":
    main()
