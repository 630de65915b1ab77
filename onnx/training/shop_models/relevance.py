"""How well a product fits what was meant, by rule: the grade that a made-up pair gets."""

from collections.abc import Callable

from .catalogue import Product
from .queries import Query
from .shop_language import ACCESSORIES, SYNONYMS
from .words import stem, stems_of, words_of

PARTLY = 0.6
"""The most that a product gets which lacks a part of what was asked for."""

ACCESSORY = 0.15
"""What belongs to the thing asked for, instead of the thing."""


class Readable:
    """What the rule sees of a product, worked out once."""

    def __init__(self, product: Product) -> None:
        self.stems = frozenset(stems_of(" ".join((product.text, product.description or "", *product.words))))
        self.title = f" {' '.join(stem(word) for word in words_of(product.title))} "


_SYNONYMS = {
    stem(word): frozenset(stem(other) for other in line if " " not in other)
    for line in SYNONYMS
    for word in line
    if " " not in word
}


def grade(query: Query, product: Readable, idf: Callable[[str], float]) -> float:
    """0 to 1: 1 has all that was meant, PARTLY * coverage^2 a part, ACCESSORY a thing for the thing."""
    told = {word: idf(word) for word in map(stem, query.meant)}
    missed = sum(weight for word, weight in told.items() if not _covers(product.stems, word))
    coverage = 1 - missed / sum(told.values())
    fit = PARTLY * coverage**2 if missed else 1.0
    return min(fit, ACCESSORY) if _is_accessory(query, product) else fit


def _covers(stems: frozenset[str], word: str) -> bool:
    return word in stems or not stems.isdisjoint(_SYNONYMS.get(word, ()))


def _is_accessory(query: Query, product: Readable) -> bool:
    """Whether the kind asked for is followed by an accessory's noun, or stands behind a "for", in the title."""
    if query.kind is None:
        return False
    if not ACCESSORIES.isdisjoint(stem(word) for word in query.meant):
        return False
    kind = " ".join(stem(word) for word in query.kind.split())
    before, found, after = product.title.partition(f" {kind} ")
    if not found:
        return False
    return not ACCESSORIES.isdisjoint(after.split()[:2]) or "for" in before.split()[-3:]
