"""The export: groups of candidates in the order of time, each judged by the basket that was bought next."""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import numpy as np

IN_THE_BASKET, NEW_TO_THE_SHOPPER = 1, 2
"""Bits of a label."""


@dataclass(frozen=True, slots=True)
class Export:
    """All rows of all groups, end to end; the features stay on disk until they are read."""

    names: list[str]
    version: int  # of the features
    source: str
    digest: str  # of all that is in it
    dated: bool  # whether the times are real: else each group is one shopper's, in an order drawn by chance
    features: np.ndarray  # float32 [rows, features]
    bought: np.ndarray  # bool [rows]
    new: np.ndarray  # bool [rows]
    blend: np.ndarray  # float32 [rows]: the hand blend's scores, which a model is held against
    starts: np.ndarray  # int64 [groups + 1]
    times: np.ndarray  # float64 [groups], seconds since 1970
    last: np.ndarray  # bool [groups]: the shopper bought nothing after it
    relevant: np.ndarray  # int64 [groups]: products of the basket, found or not
    relevant_new: np.ndarray  # int64 [groups]


def read_export(folder: Path) -> Export:
    """Raises SystemExit with the reason where the folder holds no whole export."""
    try:
        header = json.loads((folder / "groups.json").read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise SystemExit(f"{folder} holds no export: run npm run train-data -- recommender") from None
    names, groups, rows = header["features"]["names"], header["groups"], header["rows"]
    labels = np.fromfile(folder / "labels.u8", dtype=np.uint8)
    features = np.memmap(folder / "features.f32", dtype="<f4", mode="r")
    blend = np.fromfile(folder / "blend.f32", dtype="<f4")
    if header["format"] != 1 or len(labels) != rows or len(blend) != rows or len(features) != rows * len(names):
        raise SystemExit(f"{folder} is not what its groups.json says: export it again")
    return Export(
        names=names,
        version=header["features"]["version"],
        source=header["source"],
        digest=_digest(folder),
        dated=header["dated"],
        features=features.reshape(rows, len(names)),
        bought=(labels & IN_THE_BASKET) > 0,
        new=(labels & NEW_TO_THE_SHOPPER) > 0,
        blend=blend,
        starts=np.concatenate([[0], np.cumsum([group["rows"] for group in groups])]),
        times=np.array([datetime.fromisoformat(group["at"]).timestamp() for group in groups]),
        last=np.array([group["last"] for group in groups]),
        relevant=np.array([group["relevant"] for group in groups]),
        relevant_new=np.array([group["relevantNew"] for group in groups]),
    )


def _digest(folder: Path) -> str:
    digests = []
    for name in ("groups.json", "labels.u8", "blend.f32", "features.f32"):
        with (folder / name).open("rb") as file:
            digests.append(hashlib.file_digest(file, "sha256").hexdigest())
    return hashlib.sha256("".join(digests).encode()).hexdigest()


def rows_of(export: Export, group: int) -> slice:
    """The rows of one group."""
    return slice(export.starts[group], export.starts[group + 1])


def teaches(export: Export) -> np.ndarray:
    """Whether each group has something bought among its candidates: without it there is nothing to learn."""
    return np.add.reduceat(export.bought.astype(np.int64), export.starts[:-1]) > 0
