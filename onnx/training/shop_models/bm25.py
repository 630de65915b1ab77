"""BM25 (Robertson and Zaragoza, 2009) over stems, in memory."""

from collections import Counter, defaultdict
from collections.abc import Sequence

import numpy as np

K1 = 1.2  # the customary saturation of repeated words
B = 0.75  # the customary share by which long texts are held back


class Bm25:
    """An index of texts, given as stems."""

    def __init__(self, texts: Sequence[Sequence[str]]) -> None:
        lengths = np.array([len(text) for text in texts], dtype=np.float32)
        held_back = K1 * (1 - B + B * lengths / max(lengths.mean(), 1))
        postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for index, text in enumerate(texts):
            for word, count in Counter(text).items():
                postings[word].append((index, count * (K1 + 1) / (count + held_back[index])))
        self._size = len(texts)
        self._postings = {
            word: (np.array([index for index, _ in found]), np.array([value for _, value in found]))
            for word, found in postings.items()
        }

    def idf(self, word: str) -> float:
        """How much a word tells: rare words tell more, unknown ones most."""
        found = len(self._postings[word][0]) if word in self._postings else 0
        return float(np.log(1 + (self._size - found + 0.5) / (found + 0.5)))

    def scores(self, query: Sequence[str]) -> np.ndarray:
        """float64 [texts]."""
        scores = np.zeros(self._size)
        for word in set(query):
            if word in self._postings:
                indices, values = self._postings[word]
                scores[indices] += self.idf(word) * values
        return scores
