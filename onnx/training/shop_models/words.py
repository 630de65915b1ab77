"""Words as BM25 and the pairs see them."""

import re

_WORD = re.compile(r"[a-z0-9]+")

STOP_WORDS = frozenset(
    "a an and as at by for from in into is it its of on or per that the this to up with without".split()
)


def words_of(text: str) -> list[str]:
    """Letters and digits in lower case, in order."""
    return _WORD.findall(text.lower())


def stem(word: str) -> str:
    """Without the ending of a plural: enough for the names of goods. Codes and short words stay."""
    if len(word) <= 3 or not word.isalpha() or word.endswith("ss"):
        return word
    for ending, instead in (("ies", "y"), ("sses", "ss"), ("ches", "ch"), ("shes", "sh"), ("xes", "x")):
        if word.endswith(ending):
            return word[: -len(ending)] + instead
    return word.removesuffix("s")


def stems_of(text: str) -> list[str]:
    """The stems of its words, in order, stop words left out."""
    return [stem(word) for word in words_of(text) if word not in STOP_WORDS]
