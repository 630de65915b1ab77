"""One training run: listwise softmax over each group's candidates, stopped early, resumable, the same for a seed."""

import hashlib
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn
from tqdm import tqdm

from .data import Export, rows_of, teaches
from .judge import judge
from .ranker import Ranker
from .recipe import Recipe


@dataclass(frozen=True, slots=True)
class Trained:
    """A network, and how the run went that found out for how long to train it."""

    network: Ranker
    history: list[dict[str, float]]


def train(export: Export, groups: np.ndarray, recipe: Recipe, folder: Path | None = None) -> Trained:
    """Trains on the latest of the groups: once without the very latest, which stop it, then as long with them.

    `folder` keeps both runs' checkpoints; a run that was interrupted goes on from its last epoch.
    """
    groups = groups[teaches(export)[groups]][-recipe.groups :]
    held_out = max(1, round(len(groups) * recipe.held_out))
    run = Training(export, groups[:-held_out], recipe, folder and folder / "search.pt")
    history = run.finish(groups[-held_out:])
    epochs = 1 + int(np.argmax([epoch["sum"] for epoch in history]))
    again = Training(export, groups, replace(recipe, epochs=epochs), folder and folder / "all.pt")
    again.finish()
    return Trained(again.network, history)


class Training:
    """One run on some groups."""

    def __init__(self, export: Export, groups: np.ndarray, recipe: Recipe, checkpoint: Path | None) -> None:
        torch.manual_seed(recipe.seed)
        torch.set_num_threads(int(os.environ.get("TRAINING_THREADS", "1")))
        self._export, self._recipe, self._checkpoint = export, recipe, checkpoint
        self._groups = Loaded(export, groups)
        self._taught_by = hashlib.sha256(np.asarray(groups, np.int64).tobytes()).hexdigest()
        self._learner = Ranker(len(export.names), recipe.hidden, recipe.dropout)
        self._learner.scale_like(self._groups.features, _unread(export, groups))
        self._optimizer = torch.optim.AdamW(
            self._learner.parameters(), lr=recipe.learning_rate, weight_decay=recipe.weight_decay
        )
        self._mean = AveragedModel(self._learner, multi_avg_fn=get_ema_multi_avg_fn(recipe.averaging), use_buffers=True)
        self._history: list[dict[str, float]] = []

    @property
    def network(self) -> Ranker:
        """The mean of the latest steps' weights, which is steadier than any of them."""
        return self._mean.module.eval()

    def finish(self, held_out: np.ndarray | None = None) -> list[dict[str, float]]:
        """Trains what is left of the epochs, or until what was held out is judged no better; one entry an epoch."""
        self._resume()
        done = len(self._history)
        with tqdm(total=self._recipe.epochs, initial=done, desc="epochs", leave=False) as progress:
            while len(self._history) < self._recipe.epochs and not self._stalled(held_out):
                epoch = {"loss": self._epoch(len(self._history))}
                if held_out is not None:
                    figures = judge(self._export, held_out, score(self.network, self._export, held_out))
                    epoch |= figures.means()
                    epoch["sum"] = epoch["all"] + epoch["new"]
                self._history.append(epoch)
                self._save()
                progress.set_postfix({name: f"{value:.4f}" for name, value in epoch.items()})
                progress.update()
        return self._history

    def _stalled(self, held_out: np.ndarray | None) -> bool:
        if held_out is None or not self._history:
            return False
        sums = [epoch["sum"] for epoch in self._history]
        return len(sums) - 1 - int(np.argmax(sums)) >= self._recipe.patience

    def _epoch(self, epoch: int) -> float:
        self._learner.train()
        order = np.random.default_rng([self._recipe.seed, epoch]).permutation(len(self._groups))
        torch.manual_seed(self._recipe.seed * 1_000 + epoch)
        losses = []
        for step in _steps(order, self._recipe.groups_per_step):
            features, bought, new, group = self._groups.batch(step)
            scores = self._learner(features)
            loss = listwise(scores, bought, group, len(step))
            if self._recipe.new_weight > 0:
                loss = loss + self._recipe.new_weight * listwise(scores[new], bought[new], group[new], len(step))
            self._optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(self._learner.parameters(), 1.0)
            self._optimizer.step()
            self._mean.update_parameters(self._learner)
            losses.append(loss.item())
        return float(np.mean(losses))

    def _save(self) -> None:
        if self._checkpoint is None:
            return
        self._checkpoint.parent.mkdir(parents=True, exist_ok=True)
        state = {
            "run": self._run,
            "history": self._history,
            "learner": self._learner.state_dict(),
            "optimizer": self._optimizer.state_dict(),
            "mean": self._mean.state_dict(),
        }
        unfinished = self._checkpoint.with_suffix(".unfinished")
        torch.save(state, unfinished)
        unfinished.rename(self._checkpoint)

    def _resume(self) -> None:
        if self._checkpoint is None or not self._checkpoint.exists():
            return
        state = torch.load(self._checkpoint, weights_only=True)
        if state["run"] != self._run:
            return
        self._history = state["history"]
        self._learner.load_state_dict(state["learner"])
        self._optimizer.load_state_dict(state["optimizer"])
        self._mean.load_state_dict(state["mean"])

    @property
    def _run(self) -> str:
        """What a checkpoint must be of to be gone on from."""
        return repr((asdict(self._recipe), self._export.digest, self._taught_by))


SEASONAL = ("month-sine", "month-cosine")
TWO_YEARS = 2 * 365 * 86_400.0


class Loaded:
    """Groups in memory."""

    def __init__(self, export: Export, groups: np.ndarray) -> None:
        slices = [rows_of(export, group) for group in groups]
        self._starts = np.concatenate([[0], np.cumsum([rows.stop - rows.start for rows in slices])])
        self.features = torch.from_numpy(np.concatenate([export.features[rows] for rows in slices]))
        self._bought = torch.from_numpy(np.concatenate([export.bought[rows] for rows in slices]))
        self._new = torch.from_numpy(np.concatenate([export.new[rows] for rows in slices]))

    def __len__(self) -> int:
        """How many groups."""
        return len(self._starts) - 1

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


def score(
    network: Ranker, export: Export, groups: np.ndarray, shuffled: int | None = None
) -> list[np.ndarray]:
    """The network's scores of each group's rows; `shuffled` deals one feature out anew among a group's candidates."""
    network.eval()
    draws = np.random.default_rng(1)
    scores = []
    with torch.inference_mode():
        for group in groups:
            rows = np.array(export.features[rows_of(export, group)])
            if shuffled is not None:
                rows[:, shuffled] = draws.permutation(rows[:, shuffled])
            scores.append(network(torch.from_numpy(rows)).numpy())
    return scores


def _unread(export: Export, groups: np.ndarray) -> list[int]:
    """Columns that the groups cannot teach: where in the year it is, unless each season was seen twice.

    A model that saw a season once takes what happened then for the season, and is lost in the next: on the UCI orders,
    one year, it costs .0024 NDCG@10 of the last period.
    """
    seen = export.times[groups].max() - export.times[groups].min()
    return [] if seen >= TWO_YEARS else [export.names.index(name) for name in SEASONAL if name in export.names]


def _steps(order: np.ndarray, size: int) -> Iterator[np.ndarray]:
    for start in range(0, len(order), size):
        yield order[start : start + size]
