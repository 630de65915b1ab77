"""`depth`: what ordering more of BM25's best anew brings, on crowdflower's whole catalogue."""

from collections.abc import Sequence

import numpy as np

from .bm25 import Bm25
from .catalogue import Product
from .figures import blend, ndcg
from .judged_sets import JudgedQuery, read_crowdflower, sample
from .pair_scores import scores_of
from .pictures import draw_depth
from .release_encoder import FOLDER
from .signals import cosines_of
from .words import stems_of

DEPTHS = (10, 20, 30, 50, 75, 100)

BLENDS = {
    "BM25": {"bm25": 1.0},
    "BM25 .3 + cosine .7": {"bm25": 0.3, "cosine": 0.7},
    "BM25 .2 + cosine .4 + cross-encoder .4": {"bm25": 0.2, "cosine": 0.4, "pairs": 0.4},
}


def depth() -> None:
    """Prints and draws NDCG@10 by depth; products that nobody judged gain nothing."""
    everything = read_crowdflower()
    judged = sample(everything)
    found, words = _best_by_words(judged, everything)
    signals = {
        "bm25": words,
        "cosine": cosines_of(found),
        "pairs": scores_of(found, FOLDER / "pairs-fp32.onnx"),
    }
    figures = {
        name: [_figure(judged, found, signals, weights, products) for products in DEPTHS]
        for name, weights in BLENDS.items()
    }
    print(f"| NDCG@10, {len(judged)} queries, first | {' | '.join(map(str, DEPTHS))} |")
    print("|---" * (len(DEPTHS) + 1) + "|")
    for name, values in figures.items():
        print(f"| {name} | {' | '.join(f'{value:.4f}' for value in values)} |")
    draw_depth(DEPTHS, figures)


def _figure(
    judged: Sequence[JudgedQuery],
    found: Sequence[JudgedQuery],
    signals: dict[str, list[np.ndarray]],
    weights: dict[str, float],
    products: int,
) -> float:
    """Mean NDCG@10 where the first so many products are ordered by the blend."""
    return float(
        np.mean(
            [
                ndcg(
                    found[row].gains[:products],
                    blend({name: scores[row][:products] for name, scores in signals.items()}, weights),
                    query.gains,
                )
                for row, query in enumerate(judged)
            ]
        )
    )


def _best_by_words(
    judged: Sequence[JudgedQuery], everything: Sequence[JudgedQuery]
) -> tuple[list[JudgedQuery], list[np.ndarray]]:
    """BM25's best of all the set's products for each query, best first, and their scores; 0 gains who is not judged."""
    products: dict[str, Product] = {}
    for query in everything:
        for product in query.products:
            products.setdefault(product.title, product)
    titles = list(products)
    index = Bm25([stems_of(title) for title in titles])
    found, words = [], []
    for query in judged:
        scores = index.scores(stems_of(query.query))
        places = [place for place in np.argsort(-scores, kind="stable")[: max(DEPTHS)] if scores[place] > 0]
        best = [titles[place] for place in places]
        words.append(scores[places])
        gains = {product.title: gain for product, gain in zip(query.products, query.gains, strict=True)}
        found.append(
            JudgedQuery(query.query, [products[title] for title in best], [gains.get(title, 0.0) for title in best])
        )
    return found, words
