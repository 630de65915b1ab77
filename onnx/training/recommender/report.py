"""What became of a training: a page of figures and two plots."""

from pathlib import Path

import matplotlib as mpl

mpl.use("Agg")
import numpy as np
from matplotlib import pyplot as plt

from .compare import Comparison
from .data import Export
from .judge import PLACES, judge
from .train import Trained, score

STRONGEST = 25
SAMPLED = 300


def write_report(folder: Path, export: Export, trained: Trained, walked: dict[str, Comparison], groups: np.ndarray) -> None:
    """`report.md` with the pictures beside it; `walked` is the walk-forward's, where there was one."""
    folder.mkdir(parents=True, exist_ok=True)
    _draw_training(trained, folder / "training.png")
    weights = importance(export, trained, groups)
    _draw_importance(weights, folder / "features.png")
    size = sum(value.numel() for value in trained.network.parameters())
    lines = [
        f"# A ranker of {export.source}",
        "",
        f"{len(groups):,} groups, {len(export.names)} features, {size:,} weights.",
    ]
    for what, comparison in walked.items():
        lines += ["", f"NDCG@{PLACES} of last baskets by models of their past, {what}: {comparison}."]
    lines += [
        "",
        "![Loss and NDCG@10 on the latest groups, which were held out](training.png)",
        "![How far NDCG@10 falls where a feature is dealt out anew among a group's candidates](features.png)",
    ]
    (folder / "report.md").write_text("\n".join(lines) + "\n", encoding="utf-8")


def importance(export: Export, trained: Trained, groups: np.ndarray) -> dict[str, float]:
    """How far NDCG@10 falls where one feature is dealt out anew among the candidates of each of the latest groups."""
    sample = groups[-SAMPLED:]
    whole = judge(export, sample, score(trained.network, export, sample)).every.mean()
    fallen = {}
    for column, name in enumerate(export.names):
        shuffled = judge(export, sample, score(trained.network, export, sample, shuffled=column))
        fallen[name] = float(whole - shuffled.every.mean())
    return fallen


def _draw_training(trained: Trained, path: Path) -> None:
    figure, (left, right) = plt.subplots(1, 2, figsize=(9, 3), layout="constrained")
    epochs = range(1, len(trained.history) + 1)
    left.plot(epochs, [epoch["loss"] for epoch in trained.history])
    left.set(title="loss", xlabel="epoch")
    right.plot(epochs, [epoch["all"] for epoch in trained.history], label="all products")
    right.plot(epochs, [epoch["new"] for epoch in trained.history], label="new to the shopper")
    right.set(title="NDCG@10, held out", xlabel="epoch")
    right.legend()
    figure.savefig(path, dpi=100)
    plt.close(figure)


def _draw_importance(weights: dict[str, float], path: Path) -> None:
    strongest = sorted(weights.items(), key=lambda item: item[1])[-STRONGEST:]
    figure, axes = plt.subplots(figsize=(7, 6), layout="constrained")
    axes.barh([name for name, _ in strongest], [fall for _, fall in strongest])
    axes.set(title="fall of NDCG@10 without it", xlabel="NDCG@10")
    figure.savefig(path, dpi=100)
    plt.close(figure)
