"""The pictures of onnx/README.md."""

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import matplotlib as mpl
from matplotlib import pyplot as plt
from matplotlib.axes import Axes

from .places import PICTURES

if TYPE_CHECKING:
    from .compress import Line

mpl.use("agg")
BLUE, ORANGE, GREY = "#2563a8", "#c8641b", "#888888"


def draw_training(losses_file: Path) -> None:
    """The loss and the held-out NDCG of a training run over its steps."""
    with losses_file.open(newline="") as rows:
        steps, losses, figures = zip(*([float(value) for value in row] for row in csv.reader(rows)), strict=True)
    _, (left, right) = plt.subplots(1, 2, figsize=(8, 2.8))
    left.plot(steps, losses, color=BLUE, marker="o", markersize=3)
    _tidy(left, "loss, mean of the last 100 steps", "step")
    right.plot(steps, figures, color=ORANGE, marker="o", markersize=3)
    _tidy(right, "NDCG@10 on held-back self-made queries", "step")
    _save("training.png")


def draw_compression(lines: Sequence["Line"]) -> None:
    """Size and quality of each variant, side by side."""
    names = [line.name for line in lines]
    colours = [BLUE if name.startswith("encoder") else ORANGE for name in names]
    _, (left, right) = plt.subplots(1, 2, figsize=(8, 3.2), sharey=True)
    left.barh(names, [line.bytes / 1e6 for line in lines], color=colours, height=0.6)
    _tidy(left, "size on disk", "megabytes")
    right.scatter([line.alone for line in lines], names, edgecolors=colours, facecolors="none", label="alone")
    right.scatter([line.blended for line in lines], names, c=colours, label=".7 beside .3 BM25")
    right.legend(frameon=False, fontsize=7)
    _tidy(right, "NDCG@10 on crowdflower", "")
    left.invert_yaxis()
    _save("compression.png")


def draw_depth(depths: Sequence[int], figures: dict[str, Sequence[float]]) -> None:
    """NDCG@10 by how many of BM25's best are ordered anew, a line for each blend."""
    _, axes = plt.subplots(figsize=(8, 3.2))
    for (name, values), colour in zip(figures.items(), (GREY, BLUE, ORANGE), strict=True):
        axes.plot(depths, values, color=colour, marker="o", markersize=3, label=name)
    axes.legend(frameon=False, fontsize=8)
    _tidy(axes, "NDCG@10 on crowdflower's whole catalogue", "products ordered anew")
    _save("depth.png")


def _tidy(axes: Axes, title: str, below: str) -> None:
    axes.set_title(title, fontsize=9, loc="left")
    axes.set_xlabel(below, fontsize=8)
    axes.tick_params(labelsize=8)
    axes.spines[["top", "right"]].set_visible(False)
    axes.grid(alpha=0.25)


def _save(name: str) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    plt.tight_layout()
    plt.savefig(PICTURES / name, dpi=110, metadata={"Software": None})
    plt.close()
