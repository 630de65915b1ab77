"""What a training run depends on, beside the data."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FactorsRecipe:
    """Of matrix factorisation."""

    seed: int = 1
    length: int = 50  # products of a history that it reads
    factors: int = 128
    confidences: tuple[float, ...] = (10.0, 40.0)  # of one choice, beside 1 of none: the best is taken
    penalty: float = 10.0
    rounds: int = 12  # at most
    patience: int = 2  # rounds without a better figure
    steps: int = 3  # of conjugate gradients in a round: each begins where the last one ended
    fades: tuple[float, ...] = (1.0, 0.9, 0.7, 0.5, 0.3)  # what a choice weighs beside the next: the best is taken
    boosts: tuple[float, ...] = (1.0, 2.0)  # of the confidence in a viewer's choices: the best is taken
    fold_steps: int = 10  # of conjugate gradients, from nothing, for a viewer
    questions: int = 3_000  # that are asked after a round, drawn by chance


@dataclass(frozen=True, slots=True)
class SequenceRecipe:
    """Of a transformer over a sequence."""

    seed: int = 1
    length: int = 50
    width: int = 64
    blocks: int = 2
    heads: int = 1
    dropout: float = 0.4
    epochs: int = 40  # at most, with shared negatives
    full_epochs: int = 6  # at most, with all products
    patience: int = 4  # epochs without a better figure
    last_epochs: int = 2  # more, with what was held out
    batch: int = 64
    negatives: int = 1_024  # shared by a batch
    learning_rate: float = 2e-3
    full_learning_rate: float = 1e-3
    weight_decay: float = 0.0
    questions: int = 3_000  # that are asked after an epoch, drawn by chance
