"""Self-made training data: queries, products for each, and how well they fit."""

import gzip
import json
import random
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from tqdm import tqdm

from .bm25 import Bm25
from .catalogue import Product, read_catalogues
from .figures import z_scores
from .kinds import Kinds
from .places import CACHE
from .queries import Query, make_query
from .relevance import Readable, grade
from .vectors import vectors_of
from .words import stem, stems_of, words_of

SOURCES = {"icecat": 0.5, "fashion": 0.25, "gifts": 0.25}
"""Shares of the queries: the largest catalogue must not drown the others."""

NEAR = 60  # candidates that each of the two searches offers
FITTING, LACKING, MINED, RANDOM = 2, 5, 3, 1
"""Products of a query beside its own: those that have all of it, lack a part by words, by meaning, and any."""

HIDDEN_SHARE = 0.35
"""Of the queries' own products: one word of the query is taken out of their text, so that words alone do not do."""

TEACHER_SHARE = 0.3
"""Of a target: what cosine and BM25 think of the pair; the rest is the rule's grade."""

COSINE_SHARE = 0.7
"""Of the teacher: the weight that was best on crowdflower for cosine beside BM25."""


@dataclass(frozen=True, slots=True)
class Group:
    """One query with its products' texts and the target of each, 0 to 1."""

    query: str
    texts: list[str]
    targets: list[float]


def training_groups(count: int, seed: int) -> list[Group]:
    """The groups, made once and kept in the cache."""
    file = CACHE / f"pairs-{count}-{seed}.jsonl.gz"
    if not file.exists():
        _write(file, PairMaker(seed).groups(count))
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        return [Group(**json.loads(line)) for line in lines]


class PairMaker:
    """Makes groups from the permissive catalogues, the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self._draws = random.Random(seed)
        self._products = read_catalogues()
        self._by_source = {
            source: [index for index, product in enumerate(self._products) if product.source == source]
            for source in SOURCES
        }
        self._kinds = {
            source: Kinds([self._products[index] for index in indices]) for source, indices in self._by_source.items()
        }
        self._readable = [Readable(product) for product in self._products]
        self._bm25 = Bm25([stems_of(product.text) for product in self._products])
        self._vectors = vectors_of([product.text for product in self._products], "products")

    def groups(self, count: int) -> Iterator[Group]:
        """So many groups."""
        asked = [self._ask() for _ in range(count)]
        meant = vectors_of([query.typed for _, query in asked], "queries")
        for (own, query), vector in tqdm(zip(asked, meant, strict=True), "groups", count):
            yield self._group(own, query, self._vectors @ vector)

    def _ask(self) -> tuple[int, Query]:
        while True:
            source = self._draws.choices(list(SOURCES), list(SOURCES.values()))[0]
            own = self._draws.choice(self._by_source[source])
            query = make_query(self._products[own], self._kinds[source], self._draws)
            if query:
                return own, query

    def _group(self, own: int, query: Query, cosines: np.ndarray) -> Group:
        words = self._bm25.scores(stems_of(query.typed))
        by_words, by_meaning = _best(words), _best(cosines)
        grades = {
            index: grade(query, self._readable[index], self._bm25.idf) for index in {*by_words, *by_meaning} - {own}
        }
        fitting = [index for index in by_words if grades.get(index) == 1]
        lacking = [index for index in by_words if grades.get(index, 1) < 1]
        mined = [index for index in by_meaning if grades.get(index, 1) < 1 and index not in lacking]
        chosen = [
            *self._some(fitting, FITTING),
            *self._some(lacking, LACKING),
            *self._some(mined[: NEAR // 2], MINED),
        ]
        stray = [self._draws.randrange(len(self._products)) for _ in range(RANDOM)]
        indices = [own, *chosen, *(index for index in stray if index not in grades and index != own)]
        targets = np.array([1.0, *(grades.get(index, 0.0) for index in indices[1:])])
        teacher = COSINE_SHARE * z_scores(cosines[indices]) + (1 - COSINE_SHARE) * z_scores(words[indices])
        blended = (1 - TEACHER_SHARE) * targets + TEACHER_SHARE / (1 + np.exp(-2 * teacher))
        texts = [self._own_text(self._products[own], query), *(self._products[i].text for i in indices[1:])]
        return Group(query.typed, texts, [round(float(target), 3) for target in blended])

    def _own_text(self, product: Product, query: Query) -> str:
        shared = [word for word in words_of(product.title) if word in query.meant]
        if len(shared) < 2 or self._draws.random() > HIDDEN_SHARE:
            return product.text
        hidden = stem(self._draws.choice(shared))
        return " ".join(part for part in product.text.split() if hidden not in map(stem, words_of(part)))

    def _some(self, indices: list[int], count: int) -> list[int]:
        return self._draws.sample(indices, min(count, len(indices)))


def _best(scores: np.ndarray) -> list[int]:
    """The indices of the highest scores, best first; only what scores at all."""
    best = np.argpartition(-scores, NEAR)[:NEAR]
    return [int(index) for index in best[np.argsort(-scores[best], kind="stable")] if scores[index] > 0]


def _write(file: Path, groups: Iterator[Group]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    unfinished = file.with_suffix(".unfinished")
    with gzip.open(unfinished, "wt", encoding="utf-8") as lines:
        lines.writelines(json.dumps(asdict(group)) + "\n" for group in groups)
    unfinished.rename(file)
