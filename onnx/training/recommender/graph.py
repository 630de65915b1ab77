"""The network as the gateway runs it: an ONNX file of one input and one output."""

import json
from pathlib import Path

import numpy as np
import onnx
import onnxruntime as ort
import torch

from .ranker import Ranker

TOLERANCE = 1e-4


def write_graph(network: Ranker, names: list[str], version: int, path: Path) -> None:
    """Writes `features` float32 [rows, features] to `score` float32 [rows], with the features' names in it.

    Raises AssertionError where ONNX Runtime says other than PyTorch.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    torch.onnx.export(
        network.eval(),
        (torch.zeros(2, len(names)),),
        str(path),
        input_names=["features"],
        output_names=["score"],
        dynamic_axes={"features": {0: "rows"}, "score": {0: "rows"}},
        opset_version=17,
        dynamo=False,
    )
    graph = onnx.load(path)
    onnx.helper.set_model_props(graph, {"features": json.dumps(names), "featuresVersion": str(version)})
    onnx.save(graph, path)
    check_parity(network, len(names), path)


def check_parity(network: Ranker, width: int, path: Path) -> None:
    """The file against the network, on rows of the size that features have."""
    rows = np.random.default_rng(1).normal(size=(1_000, width)).astype(np.float32)
    session = ort.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    with torch.inference_mode():
        expected = network(torch.from_numpy(rows)).numpy()
    (read,) = session.run(["score"], {"features": rows})
    assert np.abs(read - expected).max() < TOLERANCE, f"{path} differs from the network it was made of"
