"""`compress`: one table of what size, speed and quality the variants have; Markdown and a picture."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from tokenizers import Encoding, Tokenizer

from .figures import blend, ndcg
from .judged_sets import JudgedQuery, read_crowdflower, sample
from .pair_scores import scores_of
from .pair_tokens import encode_pairs
from .pictures import draw_compression
from .places import CACHE
from .release_encoder import MAX_TOKENS
from .session import open_session, run
from .signals import bm25_of, cosines_of
from .variants import CROSS_ENCODERS, ENCODERS, cross_encoder_variant, encoder_variant

TIMED_ROWS = 128
"""Of the judged products: a second or two a run."""

TIMED_RUNS = 5
"""The best counts: others use the machine too."""

TABLE = CACHE / "compression.md"


@dataclass(frozen=True, slots=True)
class Line:
    """A variant's figures; rates in texts or pairs a second with 1 and 2 threads."""

    name: str
    bytes: int
    rates: tuple[float, float]
    alone: float
    blended: float


def compress() -> None:
    """Prints and keeps the table, and draws it."""
    queries = sample(read_crowdflower())
    words = bm25_of(queries)
    lines = []
    for name in ENCODERS:
        graph = encoder_variant(name)
        quality = _quality(queries, words, cosines_of(queries, graph))
        lines.append(Line(f"encoder, {name}", _size(graph), _rates(graph, _texts(graph, queries)), *quality))
    for name in CROSS_ENCODERS:
        graph = cross_encoder_variant(name)
        quality = _quality(queries, words, scores_of(queries, graph))
        lines.append(Line(f"cross-encoder, {name}", _size(graph), _rates(graph, _pairs(graph, queries)), *quality))
    table = _table(lines, len(queries))
    TABLE.write_text(table, encoding="utf-8")
    print(table)
    draw_compression(lines)


def _quality(
    queries: Sequence[JudgedQuery], words: Sequence[np.ndarray], scores: Sequence[np.ndarray]
) -> tuple[float, float]:
    """NDCG@10 of the scores alone, and of .7 of them with .3 BM25."""
    rows = list(zip(queries, words, scores, strict=True))
    alone = [ndcg(query.gains, own) for query, _, own in rows]
    weights = {"words": 0.3, "model": 0.7}
    blended = [ndcg(query.gains, blend({"words": lexical, "model": own}, weights)) for query, lexical, own in rows]
    return float(np.mean(alone)), float(np.mean(blended))


def _size(graph: Path) -> int:
    """Bytes of the graph and its weights."""
    return sum(file.stat().st_size for file in graph.parent.iterdir() if file.suffix in (".onnx", ".bin"))


def _rates(graph: Path, timed: Sequence[Encoding]) -> tuple[float, float]:
    """One thread by the processor's own clock, which a busy machine leaves alone; two by the wall's."""
    return _rate(graph, timed, 1, time.process_time), _rate(graph, timed, 2, time.perf_counter)


def _rate(graph: Path, timed: Sequence[Encoding], threads: int, clock: Callable[[], float]) -> float:
    session = open_session(graph, threads)
    seconds = []
    for _ in range(TIMED_RUNS):
        start = clock()
        run(session, timed)
        seconds.append(clock() - start)
    return len(timed) / min(seconds)


def _texts(graph: Path, queries: Sequence[JudgedQuery]) -> list[Encoding]:
    tokenizer = Tokenizer.from_file(str(graph.parent / "tokenizer.json"))
    tokenizer.enable_truncation(MAX_TOKENS)
    return tokenizer.encode_batch([query.products[0].text for query in queries[:TIMED_ROWS]])


def _pairs(graph: Path, queries: Sequence[JudgedQuery]) -> list[Encoding]:
    tokenizer = Tokenizer.from_file(str(graph.parent / "tokenizer.json"))
    return [
        pair
        for query in queries[:TIMED_ROWS]
        for pair in encode_pairs(tokenizer, query.query, [query.products[0].text])
    ]


def _table(lines: Sequence[Line], queries: int) -> str:
    rows = [
        f"| {line.name} | {line.bytes / 1e6:.1f} | {line.rates[0]:.0f} | {line.rates[1]:.0f} "
        f"| {line.alone:.4f} | {line.blended:.4f} |"
        for line in lines
    ]
    head = [
        f"| {queries} queries | MB | a second, 1 thread | 2 threads | NDCG@10 alone | .3 BM25 + .7 it |",
        "|---|---|---|---|---|---|",
    ]
    return "\n".join([*head, *rows]) + "\n"
