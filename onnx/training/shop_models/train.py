"""Training of the cross-encoder: resumable, the same for the same seed and threads."""

import csv
import os
import random
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional as F  # noqa: N812 (its customary name)
from tqdm import tqdm

from .cross_encoder import CrossEncoder
from .figures import ndcg
from .pair_tokens import encode_pairs
from .pairs import Group, training_groups
from .places import CACHE
from .pretrained import load_pretrained
from .run_key import run_key
from .session import as_batch


@dataclass(frozen=True, slots=True)
class Recipe:
    """Everything that a training run depends on, beside the data."""

    seed: int = 1
    layers: int = 3
    groups: int = 4_000  # queries, about eleven products each: 12 minutes on two free cores
    held_out: int = 200  # groups that only measure
    groups_per_step: int = 4
    learning_rate: float = 1.2e-4
    head_factor: float = 5.0  # the head starts from nothing
    warm_up: float = 0.08  # of the steps
    pointwise: float = 0.7  # of the loss; the rest is RankNet's
    save_every: int = 100  # steps


WINDOW = 16
"""Steps whose groups are sorted by length together: enough that little is padding, too few to order the data."""


class Training:
    """One run; `finish` goes on from its last checkpoint and returns the trained model."""

    def __init__(self, recipe: Recipe, vocabulary: list[str], tokenizer: Tokenizer) -> None:
        torch.manual_seed(recipe.seed)
        torch.use_deterministic_algorithms(mode=True)
        torch.set_num_threads(int(os.environ.get("TRAINING_THREADS", "2")))
        self._recipe = recipe
        self._tokenizer = tokenizer
        self._device = "cuda" if torch.cuda.is_available() else "cpu"
        self.model = CrossEncoder(load_pretrained(vocabulary, recipe.layers)).to(self._device)
        groups = training_groups(recipe.groups + recipe.held_out, recipe.seed)
        self._held_out = groups[: recipe.held_out]
        self._steps = _steps_of(groups[recipe.held_out :], recipe)
        self._optimizer = torch.optim.AdamW(self._parameter_groups(), weight_decay=0.01)
        self._schedule = torch.optim.lr_scheduler.LambdaLR(self._optimizer, self._learning_rate_at)
        self._folder = CACHE / f"cross-encoder-{run_key(recipe, vocabulary, groups)}"

    def finish(self) -> CrossEncoder:
        """Trains what is left to train."""
        self._folder.mkdir(parents=True, exist_ok=True)
        first, losses = self._resume(), []
        with tqdm(self._steps[first:], "training", len(self._steps), initial=first, unit="step") as progress:
            for step, groups in enumerate(progress, first + 1):
                losses.append(self._learn(groups))
                if step % self._recipe.save_every == 0 or step == len(self._steps):
                    self._save(step, float(np.mean(losses)))
                    losses = []
        return self.model.to("cpu").eval()

    def _learn(self, groups: list[Group]) -> float:
        logits, targets = (
            self._logits(groups),
            torch.tensor([target for group in groups for target in group.targets], device=self._device),
        )
        sizes = [len(group.texts) for group in groups]
        pointwise = F.binary_cross_entropy_with_logits(logits, targets)
        pairwise = torch.stack(
            [_ranknet(*each) for each in zip(logits.split(sizes), targets.split(sizes), strict=True)]
        ).mean()
        loss = self._recipe.pointwise * pointwise + (1 - self._recipe.pointwise) * pairwise
        self._optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self._optimizer.step()
        self._schedule.step()
        return loss.item()

    def _logits(self, groups: list[Group]) -> Tensor:
        """float32 [all products of the groups], in their order."""
        pairs = [pair for group in groups for pair in encode_pairs(self._tokenizer, group.query, group.texts)]
        batch = {name: torch.from_numpy(value).to(self._device) for name, value in as_batch(pairs).items()}
        return self.model.logits(**batch)

    def _held_out_ndcg(self) -> float:
        with torch.inference_mode():
            scored = [self._logits([group]).cpu().numpy() for group in self._held_out]
        figures = [ndcg(group.targets, scores) for group, scores in zip(self._held_out, scored, strict=True)]
        return float(np.mean(figures))

    def _parameter_groups(self) -> list[dict]:
        rate, factor = self._recipe.learning_rate, self._recipe.head_factor
        body = [value for value in self.model.bert.parameters() if value.requires_grad]
        head = [value for name, value in self.model.named_parameters() if not name.startswith("bert.")]
        return [{"params": body, "lr": rate}, {"params": head, "lr": rate * factor}]

    def _learning_rate_at(self, step: int) -> float:
        """Up in the warm-up, then down to 0 in a line."""
        steps = len(self._steps)
        warm = self._recipe.warm_up * steps
        return min((step + 1) / warm, max(0.0, (steps - step) / (steps - warm)))

    def _save(self, step: int, loss: float) -> None:
        with self.losses.open("a", newline="") as rows:
            csv.writer(rows).writerow([step, f"{loss:.4f}", f"{self._held_out_ndcg():.4f}"])
        state = {
            "step": step,
            "model": {name: value.detach() for name, value in self.model.named_parameters() if value.requires_grad},
            "optimizer": self._optimizer.state_dict(),
            "schedule": self._schedule.state_dict(),
        }
        unfinished = self._checkpoint.with_suffix(".unfinished")
        torch.save(state, unfinished)
        unfinished.rename(self._checkpoint)

    def _resume(self) -> int:
        """The first step that is left."""
        if not self._checkpoint.exists():
            return 0
        state = torch.load(self._checkpoint, weights_only=True, map_location=self._device)
        trained = {name for name, value in self.model.named_parameters() if value.requires_grad}
        if state["model"].keys() != trained:
            raise ValueError(f"{self._checkpoint} is of another model")
        self.model.load_state_dict(state["model"], strict=False)  # what is frozen is not in it
        self._optimizer.load_state_dict(state["optimizer"])
        self._schedule.load_state_dict(state["schedule"])
        return state["step"]

    @property
    def losses(self) -> Path:
        """Step, loss and NDCG@10 of what was held back, a line for every checkpoint."""
        return self._folder / "losses.csv"

    @property
    def _checkpoint(self) -> Path:
        return self._folder / "checkpoint.pt"


def _steps_of(groups: list[Group], recipe: Recipe) -> list[list[Group]]:
    """The groups of each step: shuffled, yet of like length within a step, so that little is padding."""
    draws = random.Random(recipe.seed)
    shuffled = draws.sample(groups, len(groups))
    size = recipe.groups_per_step
    window = WINDOW * size
    steps = []
    for start in range(0, len(shuffled), window):
        alike = sorted(shuffled[start : start + window], key=lambda group: sum(map(len, group.texts)))
        steps += [alike[first : first + size] for first in range(0, len(alike), size)]
    return draws.sample(steps, len(steps))


def _ranknet(logits: Tensor, targets: Tensor) -> Tensor:
    """RankNet (Burges et al., 2005), each ordered pair of one query weighted by how far the targets lie apart."""
    gaps = targets[:, None] - targets[None, :]
    weights = gaps.clamp(min=0)
    losses = F.softplus(-(logits[:, None] - logits[None, :]))
    return (weights * losses).sum() / weights.sum().clamp(min=1e-6)
