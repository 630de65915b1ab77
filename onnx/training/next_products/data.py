"""The export: what each shopper chose, oldest first, as rows of a list of products."""

import json
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

NONE = 0
"""The row that stands for no product; products have rows from 1."""


@dataclass(frozen=True, slots=True)
class Export:
    """All sequences, end to end."""

    source: str
    dated: bool  # whether the times are real; else only the order within a sequence is
    products: list[str]  # the id of each row from 1
    rows: np.ndarray  # int64 [choices]
    times: np.ndarray  # float64 [choices], seconds since 1970
    starts: np.ndarray  # int64 [sequences + 1]

    def __len__(self) -> int:
        """How many sequences."""
        return len(self.starts) - 1

    def of(self, sequence: int) -> slice:
        """The choices of one sequence."""
        return slice(self.starts[sequence], self.starts[sequence + 1])

    @property
    def shoppers(self) -> np.ndarray:
        """The sequence of each choice, int64 [choices]."""
        return np.repeat(np.arange(len(self)), np.diff(self.starts))


def read_export(folder: Path) -> Export:
    """Raises SystemExit with the reason where the folder holds no whole export."""
    try:
        header = json.loads((folder / "sequences.json").read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise SystemExit(f"{folder} holds no export: run npm run train-data -- sequences") from None
    rows = np.fromfile(folder / "rows.u32", dtype="<u4").astype(np.int64)
    times = np.fromfile(folder / "times.f64", dtype="<f8")
    lengths = np.fromfile(folder / "lengths.u32", dtype="<u4").astype(np.int64)
    products = json.loads((folder / "products.json").read_text(encoding="utf-8"))
    is_whole = (
        header["format"] == 1
        and len(rows) == len(times) == lengths.sum() == header["choices"]
        and len(lengths) == header["sequences"]
        and len(products) == header["products"]
    )
    if not is_whole:
        raise SystemExit(f"{folder} is not what its sequences.json says: export it again")
    starts = np.concatenate([[0], np.cumsum(lengths)])
    return Export(header["source"], header["dated"], products, rows, times, starts)


def keep(export: Export, kept: np.ndarray) -> Export:
    """Some choices, bool [choices]; sequences of fewer than two go, and products that nobody chose any more."""
    shoppers = export.shoppers
    counts = np.bincount(shoppers[kept], minlength=len(export))
    kept = kept & (counts >= 2)[shoppers]
    lengths = np.bincount(shoppers[kept], minlength=len(export))
    chosen = np.unique(export.rows[kept])
    return replace(
        export,
        products=[export.products[row - 1] for row in chosen],
        rows=np.searchsorted(chosen, export.rows[kept]) + 1,
        times=export.times[kept],
        starts=np.concatenate([[0], np.cumsum(lengths[lengths > 0])]),
    )


def before(export: Export, moment: float) -> Export:
    """What was past at a moment, and nothing that came later."""
    return keep(export, export.times < moment)


@dataclass(frozen=True, slots=True)
class Questions:
    """What each shopper chose last, at one moment, and had not chosen before."""

    histories: np.ndarray  # int64 [questions, length]: the newest last, NONE before the first
    owned: list[np.ndarray]  # all rows of the past, which no answer names
    wanted: list[np.ndarray]


def hold_out(export: Export, length: int) -> tuple[Export, Questions]:
    """Everything but each sequence's last moment, and questions about those that end with something new.

    Rows are those of the whole export: what nobody chose before its last moment keeps its place, and is not learned.
    """
    taught = np.ones(len(export.rows), dtype=bool)
    histories, owned, wanted = [], [], []
    for sequence in range(len(export)):
        own = export.of(sequence)
        rows, times = export.rows[own], export.times[own]
        is_last = times == times[-1]
        past = rows[~is_last]
        if len(past) == 0:
            continue
        taught[own] = ~is_last
        new = np.setdiff1d(rows[is_last], past)
        if len(new) > 0:
            histories.append(padded(past, length))
            owned.append(np.unique(past))
            wanted.append(new)
    lengths = np.add.reduceat(taught.astype(np.int64), export.starts[:-1])
    past_only = replace(
        export,
        rows=export.rows[taught],
        times=export.times[taught],
        starts=np.concatenate([[0], np.cumsum(lengths)]),
    )
    return past_only, Questions(np.array(histories).reshape(-1, length), owned, wanted)


def some(questions: Questions, most: int, seed: int) -> Questions:
    """So many of them, drawn by chance."""
    if len(questions.wanted) <= most:
        return questions
    drawn = np.sort(np.random.default_rng(seed).permutation(len(questions.wanted))[:most])
    owned, wanted = ([every[i] for i in drawn] for every in (questions.owned, questions.wanted))
    return Questions(questions.histories[drawn], owned, wanted)


def padded(rows: np.ndarray, length: int) -> np.ndarray:
    """The newest of them at the end."""
    history = np.full(length, NONE, dtype=np.int64)
    newest = rows[-length:]
    history[length - len(newest) :] = newest
    return history
