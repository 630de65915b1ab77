"""The catalogues that models may be trained on: permissive licences only."""

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass

from .places import data_dir


@dataclass(frozen=True, slots=True)
class Product:
    """What of a product is known; `words` are facts that its text may leave out."""

    id: str
    source: str
    title: str
    brand: str | None
    description: str | None
    words: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """What a model reads of it: the rule that the gateway follows too (product-text.ts)."""
        brand = self.brand if self.brand and self.brand.lower() not in self.title.lower() else None
        description = self.description[:DESCRIPTION_CHARACTERS] if self.description else None
        return ". ".join(part for part in (self.title, brand, description) if part)


DESCRIPTION_CHARACTERS = 300
"""Of a description: 64 tokens hold no more."""


def read_catalogues() -> list[Product]:
    """All products that training may see. Judged sets (crowdflower, homedepot) are not among them, ever."""
    return [*_icecat(), *_fashion(), *_gifts()]


def _rows(file: str) -> Iterator[dict]:
    with gzip.open(data_dir() / file, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _icecat() -> Iterator[Product]:
    """Open Icecat content licence."""
    for row in _rows("icecat-electronics/products.jsonl.gz"):
        facts = (value for value in row["attributes"].values() if isinstance(value, str))
        yield Product(
            f"icecat-{row['id']}",
            "icecat",
            row["title"],
            row["brand"],
            row["short_description"],
            tuple(facts),
        )


def _fashion() -> Iterator[Product]:
    """MIT."""
    for row in _rows("fashion/products.jsonl.gz"):
        tags = row["tags"].split(" | ") if row["tags"] else []
        facts = [row["product_type"], (row["category_full_path"] or "").split(" > ")[-1], *tags]
        yield Product(
            f"fashion-{row['id']}", "fashion", row["title"], None, None, tuple(fact for fact in facts if fact)
        )


def _gifts() -> Iterator[Product]:
    """UCI Online Retail, CC BY 4.0; its titles are in capitals."""
    for row in _rows("uci-online-retail/products.derived.jsonl.gz"):
        if row["title"]:
            yield Product(f"gifts-{row['stock_code']}", "gifts", row["title"].capitalize(), None, None)
