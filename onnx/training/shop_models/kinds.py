"""The kinds of goods of a catalogue, read from its titles: "toner cartridge", "wide leg pants"."""

from collections import defaultdict
from collections.abc import Sequence

from .catalogue import Product
from .shop_language import NOT_A_KIND
from .words import words_of

LEAST_TITLES = 12
"""A phrase in fewer titles is as likely the name of a series."""

LEAST_BRANDS = 2
LONGEST = 3  # words


class Kinds:
    """Finds the kind in a title: its longest phrase that many products share."""

    def __init__(self, products: Sequence[Product]) -> None:
        titles: dict[str, int] = defaultdict(int)
        brands: dict[str, set[str | None]] = defaultdict(set)
        for product in products:
            for phrase in set(_phrases(product.title)):
                titles[phrase] += 1
                brands[phrase].add(product.brand)
        branded = {brand.lower() for product in products if (brand := product.brand)}
        self._known = {
            phrase
            for phrase, count in titles.items()
            if count >= LEAST_TITLES
            and (len(brands[phrase]) >= LEAST_BRANDS or None in brands[phrase])
            and not branded.intersection(words_of(phrase))
        }

    def of(self, product: Product) -> list[str]:
        """The kinds that its title names, longest first; of two as long the later, where English has the noun."""
        later_first = _phrases(product.title)[::-1]
        return sorted(
            (phrase for phrase in later_first if phrase in self._known), key=lambda phrase: -phrase.count(" ")
        )


def _phrases(title: str) -> list[str]:
    words = words_of(title)
    spans = (words[start : start + length] for start in range(len(words)) for length in range(1, LONGEST + 1))
    return [
        " ".join(span)
        for span in spans
        if all(len(word) > 2 and word.isalpha() for word in span)
        and span[-1] not in NOT_A_KIND
        and span[0] not in ("with", "and", "for")
    ]
