"""A smaller WordPiece vocabulary: rare words fall into pieces instead of becoming unknown."""

import json
from collections.abc import Iterable

from tokenizers import Tokenizer

from .minilm import full_tokenizer, full_vocabulary, tokenizer_definition

SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")


def trim_vocabulary(texts: Iterable[str], size: int) -> list[str]:
    """Chooses the pieces to keep, in the order of the full vocabulary.

    Kept are the special tokens, every piece that occurs in the texts (so they lose nothing), every ASCII piece of at
    most two characters (so any ASCII word can be spelt), and the most frequent ASCII pieces up to `size`.
    """
    vocabulary = full_vocabulary()
    tokenizer = full_tokenizer()
    kept = set(SPECIAL)
    for encoding in tokenizer.encode_batch(list(texts), add_special_tokens=False):
        kept.update(encoding.tokens)
    ascii_pieces = [piece for piece in vocabulary if piece.isascii() and not piece.startswith("[unused")]
    kept.update(piece for piece in ascii_pieces if len(piece.removeprefix("##")) <= 2)
    for piece in ascii_pieces:
        if len(kept) >= size:
            break
        kept.add(piece)
    return [piece for piece in vocabulary if piece in kept]


def tokenizer_with(vocabulary: list[str]) -> Tokenizer:
    """MiniLM's tokenizer (lower case, no accents, WordPiece, [CLS] a [SEP] b [SEP]) over other pieces."""
    ids = {piece: index for index, piece in enumerate(vocabulary)}
    definition = tokenizer_definition()
    definition["model"]["vocab"] = ids
    definition["truncation"] = definition["padding"] = None
    for token in definition["added_tokens"]:
        token["id"] = ids[token["content"]]
    for token in definition["post_processor"]["special_tokens"].values():
        token["ids"] = [ids[piece] for piece in token["tokens"]]
    return Tokenizer.from_str(json.dumps(definition, ensure_ascii=False))
