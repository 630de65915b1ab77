"""Trains a sequence: first with shared negatives, which is quick, then with all products, which is exact; resumable."""

import os
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812
from torch import Tensor
from tqdm import tqdm

from .data import NONE, Export, Questions, some
from .judge import judge
from .recipe import SequenceRecipe
from .sequence import Sequence


@dataclass(frozen=True, slots=True)
class Trained:
    """A network, and how the run went."""

    network: Sequence
    history: list[dict[str, float]]


def train(past: Export, questions: Questions, export: Export, recipe: SequenceRecipe, checkpoint: Path) -> Trained:
    """Trains on the past until what was held out is judged no better, and then a little on everything.

    `checkpoint` keeps the run; one that was interrupted goes on from its last epoch.
    """
    run = Training(len(export.products), recipe, checkpoint, f"{export.source} {len(export.rows)}")
    asked = some(questions, recipe.questions, recipe.seed)
    most = recipe.epochs + recipe.full_epochs + recipe.last_epochs
    with tqdm(total=most, initial=len(run.history), desc="epochs") as progress:
        for phase, epochs in (("shared", recipe.epochs), ("full", recipe.full_epochs)):
            while run.goes_on(phase, epochs):
                run.epoch(past, phase)
                run.judged(float(judge(run.network, asked).mean()))
                latest = run.history[-1]
                progress.set_postfix(phase=phase, loss=f"{latest['loss']:.3f}", ndcg=f"{latest['ndcg']:.4f}")
                progress.update()
            run.back_to_best(phase)
        while run.goes_on("last", recipe.last_epochs):
            run.epoch(export, "last")
            run.save()
            progress.update()
    return Trained(run.network.eval(), run.history)


class Training:
    """One run, and where it stands."""

    def __init__(self, products: int, recipe: SequenceRecipe, checkpoint: Path, taught: str) -> None:
        torch.manual_seed(recipe.seed)
        torch.set_num_threads(int(os.environ.get("TRAINING_THREADS", "1")))
        self._recipe, self._checkpoint, self._products = recipe, checkpoint, products
        self._run = repr((asdict(recipe), products, taught))
        self.network = Sequence(products, recipe)
        self._best = {name: value.clone() for name, value in self.network.state_dict().items()}
        self._optimizer = torch.optim.AdamW(
            self.network.parameters(), lr=recipe.learning_rate, weight_decay=recipe.weight_decay, betas=(0.9, 0.98)
        )
        self.history: list[dict[str, float]] = []
        self._resume()

    def goes_on(self, phase: str, epochs: int) -> bool:
        """Whether a phase has another epoch: none after the next phase began, none where the figures stopped rising."""
        phases = [entry["phase"] for entry in self.history]
        if phases and PHASES.index(phases[-1]) > PHASES.index(phase):
            return False
        own = [entry.get("ndcg", 0.0) for entry in self.history if entry["phase"] == phase]
        if len(own) >= epochs:
            return False
        patience = self._recipe.patience
        return phase == "last" or len(own) <= patience or max(own[-patience:]) > max(own[:-patience])

    def epoch(self, export: Export, phase: str) -> None:
        """Once over all windows of all sequences."""
        recipe = self._recipe
        rate = recipe.learning_rate if phase == "shared" else recipe.full_learning_rate
        for group in self._optimizer.param_groups:
            group["lr"] = rate
        self.network.train()
        number = len(self.history)
        torch.manual_seed(recipe.seed * 1_000 + number)
        draws = np.random.default_rng([recipe.seed, number])
        histories, targets = windows(export, recipe.length, draws)
        losses = []
        for step in tqdm(batches(histories, recipe.batch, draws), "steps", leave=False):
            longest = int((histories[step] != NONE).sum(1).max())
            loss = self._loss(*(torch.from_numpy(part[step, -longest:]) for part in (histories, targets)), phase, draws)
            self._optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(self.network.parameters(), 5.0)
            self._optimizer.step()
            losses.append(loss.item())
        self.history.append({"phase": phase, "loss": float(np.mean(losses))})

    def judged(self, figure: float) -> None:
        """Keeps the weights where they are the best so far."""
        if all(figure > entry.get("ndcg", 0.0) for entry in self.history):
            self._best = {name: value.clone() for name, value in self.network.state_dict().items()}
        self.history[-1]["ndcg"] = figure
        self.save()

    def back_to_best(self, phase: str) -> None:
        """At the end of a phase, unless the next has begun."""
        if self.history[-1]["phase"] == phase:
            self.network.load_state_dict(self._best)

    def _loss(self, histories: Tensor, targets: Tensor, phase: str, draws: np.random.Generator) -> Tensor:
        told = self.network(histories, histories.shape[1])
        is_asked = targets != NONE
        told, targets = told[is_asked], targets[is_asked]
        if phase != "shared":
            return F.cross_entropy(told @ self.network.items.weight[1:].T, targets - 1)
        negatives = torch.from_numpy(draws.integers(1, self._products + 1, self._recipe.negatives))
        right = (told * self.network.items(targets)).sum(1, keepdim=True)
        wrong = told @ self.network.items(negatives).T
        # One that is drawn and right is not wrong.
        wrong = wrong.masked_fill(negatives == targets.unsqueeze(1), -1e4)
        return F.cross_entropy(torch.cat([right, wrong], 1), torch.zeros(len(targets), dtype=torch.long))

    def save(self) -> None:
        """After an epoch, in one step."""
        self._checkpoint.parent.mkdir(parents=True, exist_ok=True)
        state = {
            "run": self._run,
            "history": self.history,
            "network": self.network.state_dict(),
            "best": self._best,
            "optimizer": self._optimizer.state_dict(),
        }
        unfinished = self._checkpoint.with_suffix(".unfinished")
        torch.save(state, unfinished)
        unfinished.rename(self._checkpoint)

    def _resume(self) -> None:
        if not self._checkpoint.exists():
            return
        state = torch.load(self._checkpoint, weights_only=True)
        if state["run"] != self._run:
            return
        self.history, self._best = state["history"], state["best"]
        self.network.load_state_dict(state["network"])
        self._optimizer.load_state_dict(state["optimizer"])


PHASES = ("shared", "full", "last")


def windows(export: Export, length: int, draws: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Pieces of sequences, and what comes after each of their places.

    Both int64 [windows, length], NONE before the first. What was chosen at one moment comes in an order drawn anew: nobody knows the true one.
    """
    rows = shuffled_within_moments(export, draws)
    histories, targets = [], []
    for sequence in range(len(export)):
        own = rows[export.of(sequence)]
        # From the end, so that the newest are in a full window.
        for end in range(len(own) - 1, 0, -length):
            begin = max(0, end - length)
            history, target = np.zeros(length, dtype=np.int64), np.zeros(length, dtype=np.int64)
            history[length - (end - begin) :] = own[begin:end]
            target[length - (end - begin) :] = own[begin + 1 : end + 1]
            histories.append(history)
            targets.append(target)
    return np.array(histories), np.array(targets)


def batches(histories: np.ndarray, size: int, draws: np.random.Generator) -> list[np.ndarray]:
    """In an order by chance; what is about as long is read together, since most is much shorter than the longest."""
    lengths = (histories != NONE).sum(1)
    order = np.lexsort((draws.random(len(lengths)), np.ceil(np.log2(lengths) * 2)))
    pieces = np.array_split(order, np.arange(size, len(order), size))
    return [pieces[i] for i in draws.permutation(len(pieces))]


def shuffled_within_moments(export: Export, draws: np.random.Generator) -> np.ndarray:
    """The rows of all sequences."""
    order = np.lexsort((draws.random(len(export.rows)), export.times, export.shoppers))
    return export.rows[order]
