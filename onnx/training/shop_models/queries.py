"""Queries that a shopper who wants a product might type, made from what is known of it."""

import random
from dataclasses import dataclass

from .catalogue import Product
from .kinds import Kinds
from .typing_habits import as_typed, other_words
from .words import STOP_WORDS, words_of


@dataclass(frozen=True, slots=True)
class Query:
    """`typed` is what a model reads; `meant` are the words behind it, before slips and synonyms."""

    typed: str
    meant: tuple[str, ...]
    kind: str | None


def make_query(product: Product, kinds: Kinds, draws: random.Random) -> Query | None:
    """One query for the product; None where its text gives too little."""
    found = kinds.of(product)
    kind = draws.choice(found[:3]) if found else None
    way = draws.choices((_kind_and_more, _span_of_title, _beyond_the_title), (0.55, 0.25, 0.2))[0]
    words = way(product, kind, draws)
    if not words or not any(len(word) > 2 for word in words):
        return None
    meant = " ".join(words)
    said = other_words(meant, draws) if draws.random() < 0.35 else meant
    return Query(as_typed(said, draws), tuple(words), kind)


def _kind_and_more(product: Product, kind: str | None, draws: random.Random) -> list[str]:
    """Such as "toner cartridge", "xerox toner cartridge", "black toner cartridge laser"."""
    if kind is None:
        return _span_of_title(product, kind, draws)
    words = kind.split()
    if product.brand and draws.random() < 0.4:
        words = words_of(product.brand)[:2] + words
    return words + _some(words_of(product.title), words, draws.choice((0, 0, 1, 2)), draws)


def _span_of_title(product: Product, kind: str | None, draws: random.Random) -> list[str]:
    """Such as "pavilion dv7 notebook"."""
    words = [word for word in words_of(product.title) if word not in STOP_WORDS]
    if not words:
        return []
    length = draws.randint(1, 4)
    start = draws.randrange(max(1, len(words) - length + 1))
    return words[start : start + length]


def _beyond_the_title(product: Product, kind: str | None, draws: random.Random) -> list[str]:
    """Words of its description and facts: what a title may leave out."""
    title = words_of(product.title)
    known = [*words_of(product.description or "")[:60], *words_of(" ".join(product.words))[:60]]
    beyond = [word for word in known if word not in title and (word.isalpha() or len(word) < 6)]
    words = (kind or "").split()
    return words + _some(beyond, words, draws.choice((1, 2, 2, 3)), draws) if beyond else []


def _some(words: list[str], besides: list[str], count: int, draws: random.Random) -> list[str]:
    choice = sorted({word for word in words if word not in STOP_WORDS and word not in besides and len(word) > 1})
    return draws.sample(choice, min(count, len(choice)))
