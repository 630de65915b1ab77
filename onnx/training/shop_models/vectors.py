"""Vectors of many texts by the released encoder, kept between runs."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer
from tqdm import tqdm

from .places import CACHE
from .release_encoder import FOLDER, MAX_TOKENS
from .session import open_session, run

ROWS = 32  # texts a run: more gain nothing on a CPU
THREADS = 2


def vectors_of(texts: Sequence[str], title: str, graph: Path = FOLDER / "fp32.onnx") -> np.ndarray:
    """float32 [texts, 384] of length 1; the graph's folder holds its tokenizer.json and its weights.

    Comes from the cache where these texts were encoded by these files before.
    """
    key = hashlib.sha256("\n".join(texts).encode())
    for file in (graph, graph.parent / "weights.bin", graph.parent / "tokenizer.json"):
        key.update(file.read_bytes() if file.exists() else b"")
    cached = CACHE / "vectors" / f"{key.hexdigest()[:16]}.npy"
    if not cached.exists():
        cached.parent.mkdir(parents=True, exist_ok=True)
        np.save(cached, _encode(texts, title, graph))
    return np.load(cached)


def _encode(texts: Sequence[str], title: str, graph: Path) -> np.ndarray:
    tokenizer = Tokenizer.from_file(str(graph.parent / "tokenizer.json"))
    tokenizer.enable_truncation(MAX_TOKENS)
    encodings = tokenizer.encode_batch(list(texts))
    session = open_session(graph, THREADS)
    with tqdm(total=len(texts), desc=title, unit="text") as progress:
        return run(session, encodings, ROWS, progress.update)
