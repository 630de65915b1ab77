"""How shoppers type: slips, plurals, units, word order, other words for the same thing."""

import random
import re
import string

from .shop_language import SYNONYMS
from .words import stem

TYPO_SHARE = 0.06
"""Of words; search logs report 5 to 15 % of queries with a slip."""

SHORTEST_MISTYPED = 4
"""Shorter words become other words by a slip."""

_SYNONYMS = {phrase: line for line in SYNONYMS for phrase in line}
_UNIT = re.compile(r"(\d) ?(m|cm|mm|ft|gb|tb|ghz|mhz|w|v|inch|oz)\b")


def other_words(query: str, draws: random.Random) -> str:
    """The query with one of its phrases said otherwise, where a synonym is known."""
    known = [phrase for phrase in _SYNONYMS if re.search(rf"\b{phrase}\b", query)]
    if not known:
        return query
    phrase = draws.choice(known)
    return query.replace(phrase, draws.choice([other for other in _SYNONYMS[phrase] if other != phrase]), 1)


def as_typed(query: str, draws: random.Random) -> str:
    """The query as fingers bring it: now and then shuffled, in the plural or singular, with units moved, mistyped."""
    words = query.split()
    if draws.random() < 0.15:
        draws.shuffle(words)
    if words and draws.random() < 0.15 and words[-1].isalpha():
        words[-1] = stem(words[-1]) if stem(words[-1]) != words[-1] else f"{words[-1]}s"
    words = [_mistyped(word, draws) if draws.random() < TYPO_SHARE else word for word in words]
    typed = " ".join(words)
    return _UNIT.sub(r"\1 \2" if draws.random() < 0.5 else r"\1\2", typed)


def _mistyped(word: str, draws: random.Random) -> str:
    """One letter dropped, doubled, replaced or exchanged with its neighbour; the first letter and codes stay."""
    if len(word) < SHORTEST_MISTYPED or not word.isalpha():
        return word
    at = draws.randrange(1, len(word) - 1)
    before, letter, after = word[:at], word[at], word[at + 1 :]
    return draws.choice(
        (
            before + after,
            before + letter + letter + after,
            before + draws.choice(string.ascii_lowercase) + after,
            before + after[0] + letter + after[1:],
        )
    )
