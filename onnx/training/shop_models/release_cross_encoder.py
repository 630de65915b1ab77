"""The cross-encoder, from self-made pairs to its released files."""

from copy import deepcopy

from tokenizers import Tokenizer

from .cross_encoder import CrossEncoder
from .graph import stored_weights, trace, write_graph
from .manifest import release, released_file
from .minilm import pieces_of
from .pair_tokens import MAX_QUERY_TOKENS, MAX_TOKENS, encode_pairs
from .pairs import training_groups
from .parity import check_parity
from .pictures import draw_training
from .release_encoder import DEVICES, FOLDER
from .train import Recipe, Training

NAME, VERSION = "minilm-l3-pairs", "1.0.0"
"""Its files lie beside the encoder's: ONNX Runtime lets a graph refer to weights in its own folder only."""

GRAPHS = {precision: FOLDER / f"pairs-{precision}.onnx" for precision in ("fp32", "fp16")}
TOKENIZER = FOLDER / "tokenizer.json"
OWN_WEIGHTS = FOLDER / "pairs-weights.bin"

PARITY_GROUPS = 100
"""About 1,000 pairs."""


def trained_cross_encoder() -> tuple[CrossEncoder, Tokenizer]:
    """Trains it, or goes on training, and returns it as it is released: rounded to float16; with what it reads by."""
    training, tokenizer = _training()
    return training.finish().half().float(), tokenizer


def release_cross_encoder() -> None:
    """Writes the graphs of both precisions, and enters them into the manifest."""
    training, tokenizer = _training()
    model = training.finish().half().float()
    write_cross_encoder(model)
    groups = training_groups(Recipe().groups + Recipe().held_out, Recipe().seed)[:PARITY_GROUPS]
    pairs = [pair for group in groups for pair in encode_pairs(tokenizer, group.query, group.texts)]
    check_parity(model, GRAPHS, pairs)
    draw_training(training.losses)
    data = [released_file(FOLDER / "weights.bin"), released_file(OWN_WEIGHTS)]
    release(
        {
            "name": NAME,
            "version": VERSION,
            "task": "cross-encoder",
            "licence": "Apache-2.0",
            "tokenizer": {**released_file(TOKENIZER), "vocabularySize": tokenizer.get_vocab_size()},
            "maxTokens": MAX_TOKENS,
            "maxQueryTokens": MAX_QUERY_TOKENS,
            "output": "relevance",
            "variants": [
                {"precision": precision, "devices": devices, "graph": released_file(GRAPHS[precision]), "data": data}
                for precision, devices in DEVICES.items()
            ],
        },
        # Beside cosine and words it gains nothing that can be told from chance: onnx/README.md has the intervals.
        {"byDefault": False},
    )


def _training() -> tuple[Training, Tokenizer]:
    tokenizer = Tokenizer.from_file(str(TOKENIZER))
    return Training(Recipe(), pieces_of(tokenizer), tokenizer), tokenizer


def write_cross_encoder(model: CrossEncoder) -> None:
    """Writes both graphs; the file of weights holds what the encoder's file lacks."""
    known = stored_weights(FOLDER / "fp32.onnx")
    OWN_WEIGHTS.unlink(missing_ok=True)
    half = deepcopy(model)
    half.bert.half()
    for precision, variant in (("fp32", model), ("fp16", half)):
        graph = trace(variant, "relevance")
        known |= write_graph(graph, GRAPHS[precision], OWN_WEIGHTS, known)
