"""`python -m recommender EXPORT OUT`: trains a ranker on an export and writes it for the gateway.

OUT gets `ranker.onnx`, `ranker.json` (what the manifest and the report need to know), and with `--walk-forward` a model
for each period, which the gateway's own evaluation ranks that period with.
"""

import argparse
import json
from dataclasses import asdict, replace
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from tqdm import tqdm

from .compare import Comparison, blend_figures, compare
from .data import Export, read_export
from .graph import write_graph
from .importance import importance
from .judge import judge
from .recipe import Recipe
from .search import search
from .train import score, train
from .walk_forward import FEWEST, periods


def main() -> None:
    """Reads the arguments and trains."""
    parser = argparse.ArgumentParser(prog="recommender", description="Trains a ranker of recommendations.")
    parser.add_argument("export", type=Path, help="what npm run train-data -- recommender wrote")
    parser.add_argument("out", type=Path, help="where the model goes")
    parser.add_argument("--walk-forward", action="store_true", help="models of the past as well, to be evaluated")
    parser.add_argument("--search", action="store_true", help="looks for a better recipe on the past first")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    export = read_export(arguments.export)
    if len(export.times) < FEWEST:
        raise SystemExit(
            f"There are {len(export.times)} baskets of shoppers who had bought before; a ranker needs {FEWEST}. "
            "Until then the hand blend orders."
        )
    arguments.out.mkdir(parents=True, exist_ok=True)
    recipe = replace(Recipe(), seed=arguments.seed)
    if arguments.search:
        # What the models of the past are judged by must not have chosen how they are trained.
        ends = next(periods(export)).begins if arguments.walk_forward and export.dated else np.inf
        recipe, rows = search(export, recipe, ends)
        (arguments.out / "search.json").write_text(json.dumps(rows, indent=2) + "\n", encoding="utf-8")
    walked = _walk(export, recipe, arguments.out) if arguments.walk_forward else {}
    groups = np.arange(len(export.times))
    trained = train(export, groups, recipe, arguments.out / "checkpoints")
    write_graph(trained.network, export.names, export.version, arguments.out / "ranker.onnx")
    about = {
        "source": export.source,
        "groups": len(groups),
        "weights": sum(value.numel() for value in trained.network.parameters()),
        "recipe": asdict(recipe),
        "features": {"version": export.version, "names": export.names},
        "unread": [name for name, scale in zip(export.names, trained.network.scale, strict=True) if scale == 0],
        "history": trained.history,
        "importance": importance(export, trained.network, groups),
        "walkForward": {what: asdict(comparison) for what, comparison in walked.items()},
    }
    # Last: without it there is no finished training.
    (arguments.out / "ranker.json").write_text(json.dumps(about, indent=2) + "\n", encoding="utf-8")


def _walk(export: Export, recipe: Recipe, out: Path) -> dict[str, Comparison]:
    """Writes `periods.json`, which says from when each model ranks: `period-N.onnx` its period.

    Without times the model that serves ranks everything: it was taught by none of the baskets that evaluations ask for.
    """
    models, blends = [], []
    files = [] if export.dated else [{"graph": "ranker.onnx", "from": datetime.fromtimestamp(0, UTC).isoformat()}]
    for number, period in enumerate(tqdm(list(periods(export)), "periods"), 1):
        network = train(export, period.past, recipe, out / f"checkpoints/period-{number}").network
        if export.dated:
            write_graph(network, export.names, export.version, out / f"period-{number}.onnx")
            begins = datetime.fromtimestamp(period.begins, UTC).isoformat()
            files.append({"graph": f"period-{number}.onnx", "from": begins})
        models.append(judge(export, period.questions, score(network, export, period.questions)))
        blends.append(blend_figures(export, period.questions))
        tqdm.write(f"period {number}, taught by {len(period.past):,} baskets: {models[-1]}")
    (out / "periods.json").write_text(json.dumps(files, indent=2) + "\n", encoding="utf-8")
    compared = {}
    for what, title in (("every", "all products"), ("new", "products new to the shopper")):
        model, blend = (np.concatenate([getattr(figures, what) for figures in each]) for each in (models, blends))
        if len(model) > 0:
            comparison = compare(model, blend)
            compared["all" if what == "every" else what] = comparison
            tqdm.write(f"last baskets, {title}: {comparison}")
    return compared


if __name__ == "__main__":
    main()
