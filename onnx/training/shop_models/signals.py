"""What lexical search and the text encoder say of the judged products of a query, in the products' order."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from .bm25 import Bm25
from .judged_sets import JudgedQuery
from .release_encoder import FOLDER
from .vectors import vectors_of
from .words import stems_of


def bm25_of(queries: Sequence[JudgedQuery]) -> list[np.ndarray]:
    """BM25 on titles, whose words are counted over all titles of the set."""
    titles = sorted({product.title for query in queries for product in query.products})
    place = {title: index for index, title in enumerate(titles)}
    index = Bm25([stems_of(title) for title in titles])
    return [
        index.scores(stems_of(query.query))[[place[product.title] for product in query.products]] for query in queries
    ]


def cosines_of(queries: Sequence[JudgedQuery], graph: Path = FOLDER / "fp32.onnx") -> list[np.ndarray]:
    """The cosine of query and product text by an encoder."""
    texts = sorted({product.text for query in queries for product in query.products})
    place = {text: index for index, text in enumerate(texts)}
    products = vectors_of(texts, "products", graph)
    asked = vectors_of([query.query for query in queries], "queries", graph)
    return [
        products[[place[product.text] for product in query.products]] @ vector
        for query, vector in zip(queries, asked, strict=True)
    ]
