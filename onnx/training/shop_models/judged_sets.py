"""The judged sets: they choose weights and measure, and never enter training (Kaggle's terms and our word)."""

import csv
import gzip
import os
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from .catalogue import Product
from .places import data_dir

LEAST_DOCUMENTS = 5
"""Of Home Depot, queries with fewer judged products order nothing worth measuring."""


@dataclass(slots=True)
class JudgedQuery:
    """A query, the products that were judged for it, and the gain 2^grade - 1 of each, grades from 0."""

    query: str
    products: list[Product] = field(default_factory=list)
    gains: list[float] = field(default_factory=list)


def read_crowdflower() -> list[JudgedQuery]:
    """261 queries of many shops, grades 1 to 4, with descriptions."""
    return _grouped(
        (
            row["query"],
            _product(row["id"], row["product_title"], row["product_description"]),
            row["median_relevance"],
        )
        for row in _rows("crowdflower/judgements.csv.gz")
    )


def read_homedepot() -> list[JudgedQuery]:
    """Queries of a hardware shop, many misspelt, grades 1 to 3, titles alone."""
    judged = _grouped(
        (row["search_term"], _product(row["id"], row["product_title"], None), row["relevance"])
        for row in _rows("homedepot/judgements.csv.gz")
    )
    return [query for query in judged if len(query.products) >= LEAST_DOCUMENTS]


JUDGED_SETS = {"crowdflower": read_crowdflower, "homedepot": read_homedepot}


def sample(queries: list[JudgedQuery]) -> list[JudgedQuery]:
    """Every n-th query where EVERY is n: for a look on a busy machine. Every table names how many it is of."""
    return queries[:: int(os.environ.get("EVERY", "1"))]


def _rows(file: str) -> Iterator[dict[str, str]]:
    with gzip.open(data_dir() / file, "rt", encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def _product(row: str, title: str, description: str | None) -> Product:
    return Product(row, "judged", title, None, description or None)


def _grouped(judgements: Iterator[tuple[str, Product, str]]) -> list[JudgedQuery]:
    queries: dict[str, JudgedQuery] = defaultdict(lambda: JudgedQuery(""))
    for query, product, grade in judgements:
        judged = queries[query]
        judged.query = query
        judged.products.append(product)
        judged.gains.append(2 ** (float(grade) - 1) - 1)
    return list(queries.values())
