"""What a training run comes to."""

from dataclasses import dataclass

from torch import nn


@dataclass(frozen=True, slots=True)
class Fitted:
    """A network that scores products, what is to be said of it, and how the run went, an entry an epoch or round."""

    network: nn.Module
    about: dict[str, object]
    history: list[dict[str, float]]
