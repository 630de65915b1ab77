"""The models as they might have been released: other vocabularies, precisions and depths."""

from pathlib import Path

from onnxruntime.quantization import quantize_dynamic
from torch import nn

from .graph import trace, write_graph
from .minilm import full_vocabulary, pieces_of
from .places import CACHE
from .pretrained import load_pretrained
from .release_cross_encoder import trained_cross_encoder
from .release_encoder import LAYERS, VOCABULARY, catalogue_texts
from .text_encoder import TextEncoder
from .vocabulary import tokenizer_with, trim_vocabulary

FOLDER = CACHE / "variants"

ENCODERS = {
    "6 layers, 30,522 pieces, fp32": (LAYERS, None, "fp32"),
    "6 layers, 24,000 pieces, fp32": (LAYERS, VOCABULARY, "fp32"),
    "6 layers, 24,000 pieces, fp16": (LAYERS, VOCABULARY, "fp16"),  # released
    "6 layers, 16,000 pieces, fp16": (LAYERS, 16_000, "fp16"),
    "6 layers, 12,000 pieces, fp16": (LAYERS, 12_000, "fp16"),
    "6 layers, 24,000 pieces, int8": (LAYERS, VOCABULARY, "int8"),
    "3 layers, 24,000 pieces, fp16": (3, VOCABULARY, "fp16"),
}
"""Layers, pieces (None: all) and how the weights are stored."""

CROSS_ENCODERS = {f"3 layers, 24,000 pieces, {stored}": stored for stored in ("fp32", "fp16", "int8")}


def encoder_variant(name: str) -> Path:
    """The graph of an encoder; its folder holds all that it needs."""
    layers, pieces, stored = ENCODERS[name]
    vocabulary = trim_vocabulary(catalogue_texts(), pieces) if pieces else full_vocabulary()
    model = TextEncoder(load_pretrained(vocabulary, layers, rounded=stored == "fp16"))
    return _write(model, "embedding", vocabulary, FOLDER / f"encoder-{layers}-{pieces}-{stored}", stored)


def cross_encoder_variant(name: str) -> Path:
    """The graph of the trained cross-encoder."""
    stored = CROSS_ENCODERS[name]
    model, tokenizer = trained_cross_encoder()
    return _write(model, "relevance", pieces_of(tokenizer), FOLDER / f"cross-encoder-{stored}", stored)


def _write(model: nn.Module, output: str, vocabulary: list[str], folder: Path, stored: str) -> Path:
    """Writes the model and its tokenizer; int8 is dynamic, a scale per channel, of seven bits where VNNI is missing."""
    folder.mkdir(parents=True, exist_ok=True)
    tokenizer_with(vocabulary).save(str(folder / "tokenizer.json"))
    graph, weights = trace(model, output), folder / "weights.bin"
    file = folder / "model.onnx"
    weights.unlink(missing_ok=True)
    if stored == "fp16":
        write_graph(graph, file, weights, {})
    elif stored == "int8":
        # The head stays: it is a hundredth of the work, and ONNX Runtime takes no scale per channel for its shapes.
        head = [node.name for node in graph.graph.node if not node.name.startswith("/bert/")]
        quantize_dynamic(graph, file, per_channel=True, reduce_range=True, nodes_to_exclude=head)
    else:
        file.write_bytes(graph.SerializeToString())
    return file
