"""A transformer that says what comes next in a sequence: SASRec (Kang, McAuley, 2018)."""

import torch
import torch.nn.functional as F  # noqa: N812
from torch import Tensor, nn

from .data import NONE
from .recipe import SequenceRecipe


class Block(nn.Module):
    """Attention to what came before, then two linear layers; each behind a norm, each added to what it was given."""

    def __init__(self, recipe: SequenceRecipe) -> None:
        super().__init__()
        width = recipe.width
        self._heads, self._dropout = recipe.heads, recipe.dropout
        self.attention_norm, self.inner_norm = nn.LayerNorm(width), nn.LayerNorm(width)
        self.query, self.key, self.value = (nn.Linear(width, width) for _ in range(3))
        self.out = nn.Linear(width, width)
        self.inner = nn.Sequential(
            nn.Linear(width, width),
            nn.GELU(),
            nn.Dropout(recipe.dropout),
            nn.Linear(width, width),
            nn.Dropout(recipe.dropout),
        )

    def forward(self, seen: Tensor, mask: Tensor, asked: int) -> Tensor:
        """What the last `asked` places say, [batch, asked, width].

        `mask`, [batch, 1, asked, length], is added to what they attend to.
        """
        normed = self.attention_norm(seen)
        queries = self._split(self.query(normed[:, -asked:]))
        keys, values = self._split(self.key(normed)), self._split(self.value(normed))
        weights = queries @ keys.transpose(2, 3) / keys.shape[3] ** 0.5 + mask
        weights = F.dropout(weights.softmax(3), self._dropout, self.training)
        mixed = (weights @ values).transpose(1, 2).flatten(2)
        told = seen[:, -asked:] + F.dropout(self.out(mixed), self._dropout, self.training)
        return told + self.inner(self.inner_norm(told))

    def _split(self, values: Tensor) -> Tensor:
        return values.unflatten(2, (self._heads, -1)).transpose(1, 2)


class Sequence(nn.Module):
    """Says of each place of a history what comes after it."""

    def __init__(self, products: int, recipe: SequenceRecipe) -> None:
        super().__init__()
        self._dropout = recipe.dropout
        self.items = nn.Embedding(products + 1, recipe.width, padding_idx=NONE)
        self.places = nn.Embedding(recipe.length, recipe.width)
        self.blocks = nn.ModuleList(Block(recipe) for _ in range(recipe.blocks))
        self.norm = nn.LayerNorm(recipe.width)
        for table in (self.items, self.places):
            nn.init.normal_(table.weight, std=0.02)
        with torch.no_grad():
            self.items.weight[NONE] = 0

    def forward(self, history: Tensor, asked: int) -> Tensor:
        """float32 [batch, asked, width] of the last places, from int64 [batch, length], the newest last."""
        length = history.shape[1]
        seen = F.dropout(self.items(history) + self.places.weight[-length:], self._dropout, self.training)
        later = torch.ones(length, length, dtype=torch.bool).triu(1)
        hidden = later.unsqueeze(0) | (history == NONE).unsqueeze(1)
        # Not infinite: a place before the first product sees nothing, and all of nothing is no number.
        mask = (hidden.float() * -1e4).unsqueeze(1)
        for block in self.blocks[:-1]:
            seen = block(seen, mask, length)
        return self.norm(self.blocks[-1](seen, mask[:, :, -asked:], asked))

    def score(self, history: Tensor) -> Tensor:
        """float32 [batch, products]: the share of shoppers who go on with each, 1 in all."""
        return (self(history, 1).squeeze(1) @ self.items.weight[1:].T).softmax(1)
