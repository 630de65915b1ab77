"""What became of a training: a page of figures and a learning curve."""

from pathlib import Path

import matplotlib as mpl

mpl.use("Agg")
from matplotlib import pyplot as plt

from .data import Export
from .fitted import Fitted
from .judge import PLACES


def write_report(folder: Path, export: Export, method: str, fitted: Fitted) -> None:
    """`report.md` with the picture beside it."""
    folder.mkdir(parents=True, exist_ok=True)
    _draw(fitted.history, folder / "training.png")
    lines = [
        f"# Next products by {method} of {export.source}",
        "",
        f"{len(export):,} sequences, {len(export.rows):,} choices, {len(export.products):,} products.",
        "",
        *(f"- {what}: {value}" for what, value in fitted.about.items()),
        "",
        f"![NDCG@{PLACES} of each shopper's last choice, which was held out](training.png)",
    ]
    (folder / "report.md").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _draw(history: list[dict[str, float]], path: Path) -> None:
    judged = [(number, entry["ndcg"]) for number, entry in enumerate(history, 1) if "ndcg" in entry]
    losses = [(number, entry["loss"]) for number, entry in enumerate(history, 1) if "loss" in entry]
    plots = 2 if losses else 1
    figure, axes = plt.subplots(1, plots, figsize=(4.5 * plots, 3), layout="constrained", squeeze=False)
    for plot, points, title in zip(axes[0], (judged, losses), (f"NDCG@{PLACES}, held out", "loss"), strict=False):
        plot.plot(*zip(*points, strict=True))
        plot.set(title=title, xlabel="round" if not losses else "epoch")
    figure.savefig(path, dpi=100)
    plt.close(figure)
