"""One training run: listwise softmax over each group's candidates, stopped early, resumable, the same for a seed."""

import os
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from tqdm import tqdm

from .data import Export, rows_of, teaches
from .judge import Figures, judge
from .ranker import Ranker
from .recipe import Recipe


class Training:
    """A run on some groups; `finish` goes on from the last epoch that was kept, and returns the best epoch's network."""

    def __init__(self, export: Export, groups: np.ndarray, recipe: Recipe, checkpoint: Path | None = None) -> None:
        torch.manual_seed(recipe.seed)
        torch.set_num_threads(int(os.environ.get("TRAINING_THREADS", "1")))
        groups = groups[teaches(export)[groups]][-recipe.groups :]
        held_out = max(1, round(len(groups) * recipe.held_out))
        self._export, self._recipe, self._checkpoint = export, recipe, checkpoint
        self._taught, self._held_out = groups[:-held_out], groups[-held_out:]
        self._loaded = Loaded(export, self._taught)
        self.network = Ranker(len(export.names), recipe.hidden, recipe.dropout)
        self.network.scale_like(self._loaded.features)
        self._optimizer = torch.optim.AdamW(
            self.network.parameters(), lr=recipe.learning_rate, weight_decay=recipe.weight_decay
        )
        self.history: list[dict[str, float]] = []
        self._best: dict[str, Tensor] = {}

    def finish(self) -> Ranker:
        """The network of the epoch with the best figure on what was held out."""
        self._resume()
        with tqdm(total=self._recipe.epochs, initial=len(self.history), desc="epochs", leave=False) as progress:
            while len(self.history) < self._recipe.epochs and not self._stalled():
                loss = self._epoch(len(self.history))
                figures = self.judge(self._held_out)
                every, new = float(figures.every.mean()), float(figures.new.mean())
                self.history.append({"loss": loss, "all": every, "new": new, "sum": every + new})
                if self.history[-1]["sum"] >= max(epoch["sum"] for epoch in self.history):
                    self._best = {name: value.clone() for name, value in self.network.state_dict().items()}
                self._save()
                progress.set_postfix(loss=f"{loss:.3f}", all=f"{every:.4f}", new=f"{new:.4f}")
                progress.update()
        self.network.load_state_dict(self._best)
        return self.network.eval()

    def judge(self, groups: np.ndarray) -> Figures:
        """The network's figures on some groups."""
        return judge(self._export, groups, score(self.network, self._export, groups))

    def _stalled(self) -> bool:
        sums = [epoch["sum"] for epoch in self.history]
        return bool(sums) and len(sums) - 1 - int(np.argmax(sums)) >= self._recipe.patience

    def _epoch(self, epoch: int) -> float:
        self.network.train()
        order = np.random.default_rng([self._recipe.seed, epoch]).permutation(len(self._taught))
        torch.manual_seed(self._recipe.seed * 1_000 + epoch)
        losses = []
        for step in _steps(order, self._recipe.groups_per_step):
            features, bought, new, group = self._loaded.batch(step)
            scores = self.network(features)
            loss = listwise(scores, bought, group, len(step))
            if self._recipe.new_weight > 0:
                loss = loss + self._recipe.new_weight * listwise(scores[new], bought[new], group[new], len(step))
            self._optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
            self._optimizer.step()
            losses.append(loss.item())
        return float(np.mean(losses))

    def _save(self) -> None:
        if self._checkpoint is None:
            return
        state = {
            "recipe": repr(asdict(self._recipe)),
            "history": self.history,
            "network": self.network.state_dict(),
            "optimizer": self._optimizer.state_dict(),
            "best": self._best,
        }
        unfinished = self._checkpoint.with_suffix(".unfinished")
        torch.save(state, unfinished)
        unfinished.rename(self._checkpoint)

    def _resume(self) -> None:
        if self._checkpoint is None or not self._checkpoint.exists():
            return
        state = torch.load(self._checkpoint, weights_only=True)
        if state["recipe"] != repr(asdict(self._recipe)):
            return
        self.history, self._best = state["history"], state["best"]
        self.network.load_state_dict(state["network"])
        self._optimizer.load_state_dict(state["optimizer"])


class Loaded:
    """Groups in memory."""

    def __init__(self, export: Export, groups: np.ndarray) -> None:
        slices = [rows_of(export, group) for group in groups]
        self._starts = np.concatenate([[0], np.cumsum([rows.stop - rows.start for rows in slices])])
        self.features = torch.from_numpy(np.concatenate([export.features[rows] for rows in slices]))
        self._bought = torch.from_numpy(np.concatenate([export.bought[rows] for rows in slices]))
        self._new = torch.from_numpy(np.concatenate([export.new[rows] for rows in slices]))

    def batch(self, groups: np.ndarray) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Features, whether bought, whether new, and the number of the group within the batch, of each row."""
        rows = np.concatenate([np.arange(self._starts[group], self._starts[group + 1]) for group in groups])
        sizes = self._starts[groups + 1] - self._starts[groups]
        index = torch.from_numpy(rows)
        numbers = torch.from_numpy(np.repeat(np.arange(len(groups)), sizes))
        return self.features[index], self._bought[index], self._new[index], numbers


def listwise(scores: Tensor, bought: Tensor, group: Tensor, groups: int) -> Tensor:
    """ListNet's top one (Cao et al., 2007): the cross-entropy of what was bought under a softmax over the group."""
    if len(scores) == 0:
        return scores.sum()
    most = torch.full((groups,), -torch.inf).scatter_reduce(0, group, scores.detach(), "amax")
    shifted = scores - most[group]
    total = torch.zeros(groups).index_add(0, group, shifted.exp())
    hits = torch.zeros(groups).index_add(0, group, bought.float())
    picked = torch.zeros(groups).index_add(0, group, shifted * bought)
    judged = hits > 0
    losses = total[judged].log() - picked[judged] / hits[judged]
    return losses.sum() / groups


def score(network: Ranker, export: Export, groups: np.ndarray) -> list[np.ndarray]:
    """The network's scores of each group's rows."""
    network.eval()
    scores = []
    with torch.inference_mode():
        for group in groups:
            rows = torch.from_numpy(np.array(export.features[rows_of(export, group)]))
            scores.append(network(rows).numpy())
    return scores


def _steps(order: np.ndarray, size: int) -> Iterator[np.ndarray]:
    for start in range(0, len(order), size):
        yield order[start : start + size]
