"""The text encoder, from MiniLM-L6 to its released files: trimmed, not trained."""

from copy import deepcopy
from pathlib import Path

from .catalogue import read_catalogues
from .graph import Stored, store_weights, trace
from .manifest import release, released_file
from .places import MODELS
from .pretrained import load_pretrained
from .text_encoder import TextEncoder
from .vocabulary import tokenizer_with, trim_vocabulary

NAME, VERSION = "minilm-l6-shop", "1.0.0"
VOCABULARY = 12_000
"""Loses nothing against 16,000 or all 30,522 (onnx/README.md has the table), and saves 3 MB and 14 MB."""

LAYERS = 6
MAX_TOKENS = 64
FOLDER = MODELS / NAME


def released_vocabulary() -> list[str]:
    """The pieces of both released models, by id: those of the permissive catalogues and the most frequent others."""
    texts = (" ".join((product.text, *product.words)) for product in read_catalogues())
    return trim_vocabulary(texts, VOCABULARY)


def release_encoder() -> None:
    """Writes tokenizer, weights and the graphs of both precisions, and enters them into the manifest."""
    vocabulary = released_vocabulary()
    model = TextEncoder(load_pretrained(vocabulary, LAYERS))
    write_encoder(model, FOLDER)
    tokenizer = FOLDER / "tokenizer.json"
    tokenizer_with(vocabulary).save(str(tokenizer), pretty=False)
    data = [released_file(FOLDER / "weights.bin")]
    release(
        {
            "name": NAME,
            "version": VERSION,
            "task": "text-encoder",
            "licence": "Apache-2.0",
            "tokenizer": {**released_file(tokenizer), "vocabularySize": len(vocabulary)},
            "maxTokens": MAX_TOKENS,
            "dimensions": 384,
            "relatedFrom": 0.4,
            "output": "embedding",
            "variants": [
                {
                    "precision": "fp32",
                    "devices": ["cpu", "webgpu", "cuda"],
                    "graph": released_file(FOLDER / "fp32.onnx"),
                    "data": data,
                },
                {
                    "precision": "fp16",
                    "devices": ["cuda"],
                    "graph": released_file(FOLDER / "fp16.onnx"),
                    "data": data,
                },
            ],
        },
        {},
    )


def write_encoder(model: TextEncoder, folder: Path) -> dict[str, Stored]:
    """Writes fp32.onnx, fp16.onnx and the weights.bin of both; returns the weights by name."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "weights.bin"
    file.unlink(missing_ok=True)
    known: dict[str, Stored] = {}
    half = deepcopy(model)
    half.bert.half()
    for precision, variant in (("fp32", model), ("fp16", half)):
        graph = trace(variant, "embedding")
        known |= store_weights(graph, file, known)
        (folder / f"{precision}.onnx").write_bytes(graph.SerializeToString())
    return known
