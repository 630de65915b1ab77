"""The text encoder, from MiniLM-L6 to its released files: trimmed, not trained."""

from copy import deepcopy

from .catalogue import read_catalogues
from .graph import Stored, trace, write_graph
from .manifest import release, released_file
from .parity import check_parity
from .places import MODELS
from .pretrained import load_pretrained
from .text_encoder import TextEncoder
from .vocabulary import tokenizer_with, trim_vocabulary

NAME, VERSION = "minilm-l6-shop", "1.0.0"
VOCABULARY = 24_000
"""12,000 pieces lose .007 NDCG@10 on CrowdFlower against all 30,522; these leave out other scripts and the rarest."""

LAYERS = 6
MAX_TOKENS = 64
FOLDER = MODELS / NAME
GRAPHS = {precision: FOLDER / f"{precision}.onnx" for precision in ("fp32", "fp16")}
DEVICES = {"fp16": ["cuda"], "fp32": ["cpu", "webgpu", "cuda"]}
"""By precision, in order of preference. WebGPU and the CPU have float16 too, on some machines: what is released runs on
all."""

RELATED_FROM = 0.4
"""The least cosine of a query and a product that have something to do with each other."""


def catalogue_texts() -> list[str]:
    """All that the permissive catalogues say: their words lose nothing by a smaller vocabulary."""
    return [" ".join((product.text, *product.words)) for product in read_catalogues()]


def release_encoder() -> None:
    """Writes tokenizer, weights and the graphs of both precisions, and enters them into the manifest."""
    vocabulary = trim_vocabulary(catalogue_texts(), VOCABULARY)
    model = TextEncoder(load_pretrained(vocabulary, LAYERS))
    write_encoder(model)
    tokenizer = FOLDER / "tokenizer.json"
    reader = tokenizer_with(vocabulary)
    reader.save(str(tokenizer), pretty=False)
    reader.enable_truncation(MAX_TOKENS)
    check_parity(model, GRAPHS, reader.encode_batch([product.text for product in read_catalogues()]))
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
            "relatedFrom": RELATED_FROM,
            "output": "embedding",
            "variants": [
                {"precision": precision, "devices": devices, "graph": released_file(GRAPHS[precision]), "data": data}
                for precision, devices in DEVICES.items()
            ],
        },
        {},
    )


def write_encoder(model: TextEncoder) -> None:
    """Writes the graphs of both precisions, and the weights.bin of both."""
    file = FOLDER / "weights.bin"
    file.unlink(missing_ok=True)
    half = deepcopy(model)
    half.bert.half()
    known: dict[str, Stored] = {}
    for precision, variant in (("fp32", model), ("fp16", half)):
        known |= write_graph(trace(variant, "embedding"), GRAPHS[precision], file, known)
