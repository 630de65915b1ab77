"""ONNX graphs whose weights lie beside them as float16, in one file for all precisions."""

import io
import warnings
from pathlib import Path
from typing import NamedTuple

import numpy as np
import onnx
import torch
from onnx import ModelProto, TensorProto, helper, numpy_helper
from torch import nn

INPUTS = ("input_ids", "attention_mask", "token_type_ids")
OPSET = 17  # the first with LayerNormalization; every provider of ONNX Runtime 1.30 has it

INLINE_ELEMENTS = 256
"""Smaller tensors stay in the graph: constants of shapes and scales, which shape inference has to see."""

ALIGNMENT = 64
"""Bytes: a cache line, so that a weights file can be mapped instead of read."""


HALF = ".half"
"""Ends the name of a weight that a Cast widens."""


class Stored(NamedTuple):
    """Where a tensor lies: the file's path relative to the graph's folder, and the bytes there."""

    location: str
    offset: int
    data: bytes


def trace(model: nn.Module, output: str) -> ModelProto:
    """The graph of a model that takes three int64 [batch, tokens], both free; `output` is [batch, ...]."""
    example = torch.ones(2, 8, dtype=torch.long)
    written = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the tracing exporter is deprecated; the newer one renames all weights
        torch.onnx.export(
            model.eval(),
            (example, example, torch.zeros_like(example)),
            written,
            input_names=list(INPUTS),
            output_names=[output],
            dynamic_axes={name: {0: "batch", 1: "tokens"} for name in INPUTS} | {output: {0: "batch"}},
            opset_version=OPSET,
            dynamo=False,
        )
    return onnx.load_model_from_string(written.getvalue())


def write_graph(graph: ModelProto, file: Path, weights: Path, known: dict[str, Stored]) -> dict[str, Stored]:
    """Writes a graph to `file` and its weights, as float16, to the end of `weights`.

    Of the `known`, what has the same name and bytes is referred to instead. A float32 weight is followed by a Cast,
    which ONNX Runtime folds when it loads: the arithmetic is float32. Returns the weights that the graph uses, to be
    `known` to the next one.
    """
    used = _store_weights(graph, weights, known)
    file.write_bytes(graph.SerializeToString())
    return used


def stored_weights(file: Path) -> dict[str, Stored]:
    """The weights that a written graph refers to, by their names."""
    stored = {}
    for tensor in onnx.load(file, load_external_data=False).graph.initializer:
        if tensor.data_location == TensorProto.EXTERNAL:
            place = {entry.key: entry.value for entry in tensor.external_data}
            with (file.parent / place["location"]).open("rb") as weights:
                weights.seek(int(place["offset"]))
                data = weights.read(int(place["length"]))
            name = tensor.name.removesuffix(HALF)
            stored[name] = Stored(place["location"], int(place["offset"]), data)
    return stored


def _store_weights(graph: ModelProto, file: Path, known: dict[str, Stored]) -> dict[str, Stored]:
    used: dict[str, Stored] = {}
    casts = []
    for tensor in graph.graph.initializer:
        values = numpy_helper.to_array(tensor)
        if values.dtype not in (np.float32, np.float16) or values.size < INLINE_ELEMENTS:
            continue
        name, data = tensor.name, values.astype(np.float16).tobytes()
        stored = known.get(name)
        if stored is None or stored.data != data:
            stored = Stored(file.name, _append(file, data), data)
        used[name] = stored
        if values.dtype == np.float32:
            casts.append(helper.make_node("Cast", [name + HALF], [name], to=TensorProto.FLOAT))
        tensor.CopyFrom(_external(name + HALF if values.dtype == np.float32 else name, values.shape, stored))
    nodes = list(graph.graph.node)
    del graph.graph.node[:]
    graph.graph.node.extend([*casts, *nodes])
    return used


def _append(file: Path, data: bytes) -> int:
    """Returns the offset at which the data begins."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("ab") as weights:
        weights.write(bytes(-weights.tell() % ALIGNMENT))
        offset = weights.tell()
        weights.write(data)
    return offset


def _external(name: str, shape: tuple[int, ...], stored: Stored) -> TensorProto:
    tensor = TensorProto(name=name, data_type=TensorProto.FLOAT16, dims=shape, data_location=TensorProto.EXTERNAL)
    place = {"location": stored.location, "offset": stored.offset, "length": len(stored.data)}
    for key, value in place.items():
        tensor.external_data.add(key=key, value=str(value))
    return tensor
