"""The cross-encoder's scores of many pairs, as the gateway would give them."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer
from tqdm import tqdm

from .judged_sets import JudgedQuery
from .pair_tokens import encode_pairs
from .session import open_session, run

THREADS = 2


def scores_of(queries: Sequence[JudgedQuery], graph: Path) -> list[np.ndarray]:
    """Relevance, 0 to 1, of each query's products; the graph's folder holds its tokenizer.json."""
    tokenizer = Tokenizer.from_file(str(graph.parent / "tokenizer.json"))
    session = open_session(graph, THREADS)
    pairs = [
        pair
        for query in queries
        for pair in encode_pairs(tokenizer, query.query, [product.text for product in query.products])
    ]
    with tqdm(total=len(pairs), desc="pairs", unit="pair") as progress:
        scores = run(session, pairs, done=progress.update)
    ends = np.cumsum([len(query.products) for query in queries])
    return np.split(scores, ends[:-1])
