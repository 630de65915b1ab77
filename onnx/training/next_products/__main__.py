"""`python -m next_products METHOD EXPORT OUT`: trains a model of next products on an export, for the gateway.

OUT gets `model.onnx` with `model.products.json`, `model.json` (what the manifest needs to know), the report, and with
`--walk-forward` a model for each period, which the gateway's own evaluation asks in that period.
"""

import argparse
import json
from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from torch import nn
from tqdm import tqdm

from .data import Export, hold_out, read_export
from .factors import fit, search
from .fitted import Fitted
from .graph import write_graph
from .recipe import FactorsRecipe, SequenceRecipe
from .report import write_report
from .train_sequence import train
from .walk_forward import FEWEST, periods

Fit = Callable[[Export, Path], Fitted]


def main() -> None:
    """Reads the arguments and trains."""
    parser = argparse.ArgumentParser(prog="next_products", description="Trains a model of next products.")
    parser.add_argument("method", choices=["sequence", "factors"])
    parser.add_argument("export", type=Path, help="what npm run train-data -- sequences wrote")
    parser.add_argument("out", type=Path, help="where the model goes")
    parser.add_argument("--walk-forward", action="store_true", help="models of the past as well, to be evaluated")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    export = read_export(arguments.export)
    if len(export.rows) - len(export) < FEWEST:
        raise SystemExit(
            f"Shoppers came back {len(export.rows) - len(export)} times; a model of next products needs {FEWEST}. "
            "Until then other sources find what comes next."
        )
    if arguments.walk_forward and not export.dated:
        raise SystemExit(f"{export.source} have no times: there is no past to walk through.")
    recipe: SequenceRecipe | FactorsRecipe
    if arguments.method == "sequence":
        recipe = replace(SequenceRecipe(), seed=arguments.seed)
        fit_one: Fit = partial(sequence, recipe)
    else:
        recipe = replace(FactorsRecipe(), seed=arguments.seed)
        fit_one = partial(factors, recipe)
    if arguments.walk_forward:
        _walk(export, fit_one, recipe.length, arguments.out)
    fitted = fit_one(export, arguments.out / "checkpoints")
    model = _write(fitted.network, export, recipe.length, arguments.out, "model")
    write_report(arguments.out, export, arguments.method, fitted)
    written = {
        "method": arguments.method,
        "source": export.source,
        "dated": export.dated,
        "maxHistory": recipe.length,
        "model": model,
        "recipe": asdict(recipe),
        "about": fitted.about,
    }
    # Last: without it there is no finished training.
    (arguments.out / "model.json").write_text(json.dumps(written, indent=2) + "\n", encoding="utf-8")


def sequence(recipe: SequenceRecipe, export: Export, folder: Path) -> Fitted:
    """A transformer, as long as what was held out is judged better."""
    past, questions = hold_out(export, recipe.length)
    trained = train(past, questions, export, recipe, folder / "sequence.pt")
    best = max(entry.get("ndcg", 0.0) for entry in trained.history)
    asked = min(len(questions.wanted), recipe.questions)
    about = {"epochs": len(trained.history), "questions held out": asked, "their NDCG@10": round(best, 4)}
    return Fitted(trained.network, about, trained.history)


def factors(recipe: FactorsRecipe, export: Export, _folder: Path) -> Fitted:
    """Least squares, as many rounds as are best on what was held out."""
    past, questions = hold_out(export, recipe.length)
    settings, history = search(past, questions, recipe)
    best = max(entry["ndcg"] for entry in history)
    asked = min(len(questions.wanted), recipe.questions)
    about = {**asdict(settings), "questions held out": asked, "their NDCG@10 before fade and boost": round(best, 4)}
    return Fitted(fit(export, settings, recipe), about, history)


def _write(network: nn.Module, export: Export, length: int, out: Path, name: str) -> dict[str, object]:
    found = write_graph(network, len(export.products), length, out / f"{name}.onnx")
    products = f"{name}.products.json"
    (out / products).write_text(json.dumps(export.products), encoding="utf-8")
    return {"graph": f"{name}.onnx", "products": products, "count": len(export.products), "maxFound": found}


def _walk(export: Export, fit_one: Fit, length: int, out: Path) -> None:
    """Writes `period-N.onnx` and `periods.json`, which says from when each one is asked."""
    written = []
    for number, period in enumerate(tqdm(list(periods(export)), "periods"), 1):
        fitted = fit_one(period.past, out / f"checkpoints/period-{number}")
        begins = datetime.fromtimestamp(period.begins, UTC).isoformat()
        written.append({**_write(fitted.network, period.past, length, out, f"period-{number}"), "from": begins})
        tqdm.write(f"from {begins[:10]}, {len(period.past.rows):,} choices of the past: {fitted.about}")
    (out / "periods.json").write_text(json.dumps(written, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
