"""A network as the gateway runs it: a history in, the best rows and their scores out."""

from pathlib import Path

import numpy as np
import onnx
import onnxruntime as ort
import torch
from torch import Tensor, nn

MOST_FOUND = 200
"""As many candidates as a source of the gateway hands on."""
TOLERANCE = 1e-4


class Found(nn.Module):
    """The best of all products: only they leave the process that runs it."""

    def __init__(self, network: nn.Module, most: int) -> None:
        super().__init__()
        self.network, self.most = network, most

    def forward(self, history: Tensor) -> tuple[Tensor, Tensor]:
        """int64 and float32 [batch, most] from int64 [batch, length]."""
        scores, columns = self.network.score(history).topk(self.most, dim=1)
        return columns + 1, scores


def write_graph(network: nn.Module, products: int, length: int, path: Path) -> int:
    """Writes `history` int64 [batch, length] to `rows` and `scores` [batch, most], and returns how many it finds.

    Raises AssertionError where ONNX Runtime says other than PyTorch.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    found = Found(network.eval(), min(MOST_FOUND, products)).eval()
    torch.onnx.export(
        found,
        (sample(2, products, length),),
        str(path),
        input_names=["history"],
        output_names=["rows", "scores"],
        dynamic_axes={name: {0: "batch"} for name in ("history", "rows", "scores")},
        opset_version=17,
        dynamo=False,
    )
    onnx.checker.check_model(str(path))
    check_parity(found, sample(100, products, length), path)
    return found.most


def check_parity(found: Found, histories: Tensor, path: Path) -> None:
    """The file against the network. Products of nearly the same score may change places: scores are compared."""
    session = ort.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    rows, scores = session.run(["rows", "scores"], {"history": histories.numpy()})
    with torch.inference_mode():
        every = found.network.score(histories).numpy()
    expected = -np.sort(-every, axis=1)[:, : found.most]
    scale = max(1.0, float(np.abs(expected).max()))
    assert np.abs(scores - expected).max() < TOLERANCE * scale, f"{path} differs from the network it was made of"
    named = np.take_along_axis(every, rows - 1, axis=1)
    assert np.abs(scores - named).max() < TOLERANCE * scale, f"{path} names rows that have other scores"


def sample(count: int, products: int, length: int) -> Tensor:
    """Histories of all lengths."""
    draws = np.random.default_rng(1)
    histories = draws.integers(1, products + 1, (count, length))
    for row in range(count):
        histories[row, : length - 1 - row % length] = 0
    return torch.from_numpy(histories)
