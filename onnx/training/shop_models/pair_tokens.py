"""Pairs as the gateway tokenises them: the query's share first, the product's text in what is left."""

from collections.abc import Sequence

from tokenizers import Encoding, Tokenizer

MAX_TOKENS = 48
"""Of a pair with its three special tokens: titles and brands fit, and a pair costs three quarters of 64 tokens."""

MAX_QUERY_TOKENS = 16
"""Longer queries are rare, and their first words tell most."""


def encode_pairs(tokenizer: Tokenizer, query: str, texts: Sequence[str]) -> list[Encoding]:
    """[CLS] query [SEP] text [SEP], cut to MAX_TOKENS; the tokenizer must not truncate or pad by itself."""
    asked = tokenizer.encode(query, add_special_tokens=False)
    asked.truncate(MAX_QUERY_TOKENS)
    room = MAX_TOKENS - len(asked.ids) - 3
    read = tokenizer.encode_batch(list(texts), add_special_tokens=False)
    for text in read:
        text.truncate(room)
    return [tokenizer.post_process(asked, text) for text in read]
