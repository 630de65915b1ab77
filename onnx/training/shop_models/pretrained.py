"""MiniLM's weights in our layers, for the pieces that a smaller vocabulary keeps."""

from torch import Tensor

from .bert import MAX_TOKENS, Bert
from .minilm import full_vocabulary, weights

LINEAR = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "attended": "attention.output.dense",
    "widen": "intermediate.dense",
    "narrow": "output.dense",
}
NORM = {"attended_norm": "attention.output.LayerNorm", "norm": "output.LayerNorm"}


def load_pretrained(vocabulary: list[str], layers: int, *, rounded: bool = True) -> Bert:
    """The first `layers` of MiniLM-L6, reading `vocabulary`; `rounded` to float16, as they are released."""
    source = weights()
    bert = Bert(len(vocabulary), layers)
    state = _renamed(source, vocabulary, layers)
    bert.load_state_dict({name: value.half().float() if rounded else value for name, value in state.items()})
    return bert.eval()


def _renamed(source: dict[str, Tensor], vocabulary: list[str], layers: int) -> dict[str, Tensor]:
    ids = {piece: index for index, piece in enumerate(full_vocabulary())}
    rows = [ids[piece] for piece in vocabulary]
    state = {
        "embeddings.words.weight": source["embeddings.word_embeddings.weight"][rows],
        "embeddings.positions": source["embeddings.position_embeddings.weight"][:MAX_TOKENS],
        "embeddings.segments.weight": source["embeddings.token_type_embeddings.weight"],
        "embeddings.norm.weight": source["embeddings.LayerNorm.weight"],
        "embeddings.norm.bias": source["embeddings.LayerNorm.bias"],
    }
    for layer in range(layers):
        for ours, theirs in LINEAR.items():
            prefix = f"encoder.layer.{layer}.{theirs}"
            state[f"layers.{layer}.{ours}.weight"] = source[f"{prefix}.weight"].T
            state[f"layers.{layer}.{ours}.bias"] = source[f"{prefix}.bias"]
        for ours, theirs in NORM.items():
            for part in ("weight", "bias"):
                state[f"layers.{layer}.{ours}.{part}"] = source[f"encoder.layer.{layer}.{theirs}.{part}"]
    return state
