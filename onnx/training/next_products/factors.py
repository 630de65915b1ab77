"""Implicit matrix factorisation by alternating least squares (Hu, Koren, Volinsky, 2008).

A viewer has no factors of his own: they are worked out from the history in the graph, so that a click of a second ago
counts, and whoever came after the training is served too.
"""

from dataclasses import dataclass, replace

import numpy as np
import torch
from torch import Tensor, nn
from tqdm import tqdm

from .data import NONE, Export, Questions, some
from .judge import judge
from .recipe import FactorsRecipe


@dataclass(frozen=True, slots=True)
class Settings:
    """What was found to be best on what was held out."""

    confidence: float  # of one choice in training, beside 1 of none
    rounds: int
    fade: float = 0.7  # what a viewer's choice weighs beside the one after it
    boost: float = 1.0  # of the confidence in a viewer's choices


class Factors(nn.Module):
    """Folds a history in: the least squares of one more shopper, by conjugate gradients.

    (Y'Y + penalty I + sum of c y y') x = sum of (c + 1) y, over the products of the history, c being their confidence.
    The inverse of the first two is a constant and preconditions: what is left has few directions.
    """

    def __init__(self, vectors: np.ndarray, recipe: FactorsRecipe, settings: Settings) -> None:
        """`vectors`: float32 [products, factors]."""
        super().__init__()
        nothing = np.zeros((1, vectors.shape[1]), dtype=np.float32)
        exact = vectors.astype(np.float64)
        gram = exact.T @ exact + recipe.penalty * np.eye(vectors.shape[1])
        ages = np.arange(recipe.length)[::-1]
        confidences = settings.confidence * settings.boost * settings.fade**ages
        self._steps = recipe.fold_steps
        self.register_buffer("vectors", torch.from_numpy(np.concatenate([nothing, vectors])))
        self.register_buffer("gram", torch.from_numpy(gram.astype(np.float32)))
        self.register_buffer("inverse", torch.from_numpy(np.linalg.inv(gram).astype(np.float32)))
        self.register_buffer("confidences", torch.from_numpy(confidences.astype(np.float32)))

    def score(self, history: Tensor) -> Tensor:
        """float32 [batch, products]: how much a viewer would choose each of them, 1 being sure."""
        return self.fold_in(history) @ self.vectors[1:].T

    def fold_in(self, history: Tensor) -> Tensor:
        """The viewer's factors, float32 [batch, factors], from int64 [batch, length]."""
        known = (history != NONE).float()
        own = self.vectors[history]
        confidence = self.confidences * known
        # One that comes up several times is the more confident, and still one product.
        same = (history.unsqueeze(2) == history.unsqueeze(1)).float()
        comes_again = torch.triu(same, diagonal=1).amax(2)
        wanted = confidence + known * (1 - comes_again)

        def times(x: Tensor) -> Tensor:
            inner = (own @ x.unsqueeze(2)).squeeze(2) * confidence
            return x @ self.gram + (inner.unsqueeze(1) @ own).squeeze(1)

        residual = (wanted.unsqueeze(1) @ own).squeeze(1)
        x = torch.zeros_like(residual)
        step = direction = residual @ self.inverse
        left = (residual * step).sum(1, keepdim=True)
        for _ in range(self._steps):
            turned = times(direction)
            # What is solved already has no direction: 0 / tiny is 0.
            far = left / (direction * turned).sum(1, keepdim=True).clamp(min=1e-20)
            x = x + far * direction
            residual = residual - far * turned
            step = residual @ self.inverse
            before, left = left, (residual * step).sum(1, keepdim=True)
            direction = step + left / before.clamp(min=1e-20) * direction
        return x


class Counts:
    """How often each shopper chose each product, by shopper or by product."""

    def __init__(self, rows: np.ndarray, columns: np.ndarray, counts: np.ndarray, shape: tuple[int, int]) -> None:
        order = np.lexsort((columns, rows))
        self.rows, self.columns, self.counts = rows[order], columns[order], counts[order]
        self._shape = shape
        self.present, self.starts = np.unique(self.rows, return_index=True)

    @property
    def transposed(self) -> "Counts":
        """By what it had in its columns."""
        return Counts(self.columns, self.rows, self.counts, self._shape[::-1])

    def sums(self, values: np.ndarray) -> np.ndarray:
        """Of float32 [choices, factors], by row."""
        totals = np.zeros((self._shape[0], values.shape[1]), dtype=np.float32)
        totals[self.present] = np.add.reduceat(values, self.starts)
        return totals


def counts_of(export: Export) -> Counts:
    """By shopper; a product of row 1 has column 0."""
    pairs, counts = np.unique(export.shoppers * len(export.products) + export.rows - 1, return_counts=True)
    rows, columns = np.divmod(pairs, len(export.products))
    return Counts(rows, columns, counts.astype(np.float32), (len(export), len(export.products)))


def solve(
    counts: Counts, others: np.ndarray, start: np.ndarray, recipe: FactorsRecipe, confidence: float
) -> np.ndarray:
    """Vectors of the rows, by those of the columns: some steps of conjugate gradients for all of them at once."""
    gram = others.T @ others + recipe.penalty * np.eye(others.shape[1], dtype=np.float32)
    own = others[counts.columns]
    weights = confidence * counts.counts

    def times(x: np.ndarray) -> np.ndarray:
        inner = np.einsum("nf,nf->n", own, x[counts.rows]) * weights
        return x @ gram + counts.sums(own * inner[:, None])

    x = start
    residual = counts.sums(own * (weights + 1)[:, None]) - times(x)
    direction = residual
    left = (residual**2).sum(1, keepdims=True)
    for _ in range(recipe.steps):
        turned = times(direction)
        far = left / np.maximum((direction * turned).sum(1, keepdims=True), 1e-20)
        x = x + far * direction
        residual = residual - far * turned
        before, left = left, (residual**2).sum(1, keepdims=True)
        direction = residual + left / np.maximum(before, 1e-20) * direction
    return x


class Rounds:
    """The alternation, round after round, the same for a seed."""

    def __init__(self, export: Export, recipe: FactorsRecipe, confidence: float) -> None:
        self._recipe, self._confidence = recipe, confidence
        self._by_shopper = counts_of(export)
        self._by_product = self._by_shopper.transposed
        draws = np.random.default_rng(recipe.seed)
        self._shoppers = np.zeros((len(export), recipe.factors), dtype=np.float32)
        self.products = (0.1 * draws.normal(size=(len(export.products), recipe.factors))).astype(np.float32)
        # What nobody chose has nothing to be said of it.
        self.products[np.setdiff1d(np.arange(len(export.products)), self._by_shopper.columns)] = 0

    def turn(self) -> None:
        """One round."""
        self._shoppers = solve(self._by_shopper, self.products, self._shoppers, self._recipe, self._confidence)
        self.products = solve(self._by_product, self._shoppers, self.products, self._recipe, self._confidence)


def search(past: Export, questions: Questions, recipe: FactorsRecipe) -> tuple[Settings, list[dict[str, float]]]:
    """The settings that are best on what was held out, and how it was judged, an entry a round."""
    asked = some(questions, recipe.questions, recipe.seed)
    history: list[dict[str, float]] = []
    best, best_figure = Settings(recipe.confidences[0], 1), -1.0
    best_vectors = np.zeros((len(past.products), recipe.factors), dtype=np.float32)
    for confidence in recipe.confidences:
        rounds, own = Rounds(past, recipe, confidence), []
        for number in tqdm(range(1, recipe.rounds + 1), f"rounds, confidence {confidence:g}", leave=False):
            rounds.turn()
            settings = Settings(confidence, number)
            own.append(float(judge(Factors(rounds.products, recipe, settings), asked).mean()))
            history.append({"confidence": confidence, "ndcg": own[-1]})
            if own[-1] > best_figure:
                best, best_figure, best_vectors = settings, own[-1], rounds.products
            if len(own) - 1 - int(np.argmax(own)) >= recipe.patience:
                break
    choices = [replace(best, fade=fade, boost=boost) for fade in recipe.fades for boost in recipe.boosts]
    figures = [float(judge(Factors(best_vectors, recipe, each), asked).mean()) for each in choices]
    return choices[int(np.argmax(figures))], history


def fit(export: Export, settings: Settings, recipe: FactorsRecipe) -> Factors:
    """As many rounds over all of an export."""
    turning = Rounds(export, recipe, settings.confidence)
    for _ in tqdm(range(settings.rounds), "rounds", leave=False):
        turning.turn()
    return Factors(turning.products, recipe, settings)
