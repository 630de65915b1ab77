"""BERT's layers, written so that an exported graph names its weights as the modules do.

Shapes: B texts, T tokens, H = 384 numbers a token.
"""

import math

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 (its customary name)

HIDDEN = 384
HEADS = 12
FEED_FORWARD = 1536
MAX_TOKENS = 128
"""Positions kept of MiniLM's 512: twice what the manifest's maxTokens asks for."""

MASKED = -10_000.0
"""Added to the attention that padding would get: e^MASKED is 0, and float16 can hold it."""


class Linear(nn.Module):
    """x @ weight + bias, the weight stored as [inputs, outputs]: an export keeps it as it is, under its name."""

    def __init__(self, inputs: int, outputs: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.empty(inputs, outputs))
        self.bias = nn.Parameter(torch.zeros(outputs))
        nn.init.normal_(self.weight, std=0.02)  # as BERT does

    def forward(self, x: Tensor) -> Tensor:
        """[..., inputs] -> [..., outputs]."""
        return x @ self.weight + self.bias


class Embeddings(nn.Module):
    """Piece + position + segment, normalised."""

    def __init__(self, vocabulary_size: int) -> None:
        super().__init__()
        self.words = nn.Embedding(vocabulary_size, HIDDEN)
        self.positions = nn.Parameter(torch.empty(MAX_TOKENS, HIDDEN))
        self.segments = nn.Embedding(2, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)

    def forward(self, input_ids: Tensor, token_type_ids: Tensor) -> Tensor:
        """Two int64 [B, T] -> [B, T, H]."""
        words, segments = self.words(input_ids), self.segments(token_type_ids)
        return self.norm(words + segments + self.positions[: input_ids.shape[1]])


class Layer(nn.Module):
    """Self-attention and a feed-forward network, each added to its input and normalised."""

    def __init__(self) -> None:
        super().__init__()
        self.query = Linear(HIDDEN, HIDDEN)
        self.key = Linear(HIDDEN, HIDDEN)
        self.value = Linear(HIDDEN, HIDDEN)
        self.attended = Linear(HIDDEN, HIDDEN)
        self.attended_norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.widen = Linear(HIDDEN, FEED_FORWARD)
        self.narrow = Linear(FEED_FORWARD, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)

    def forward(self, x: Tensor, padding: Tensor) -> Tensor:
        """[B, T, H] and what is added to the attention of each key, [B, 1, 1, T] -> [B, T, H]."""
        query, key, value = (_split(each(x)) for each in (self.query, self.key, self.value))
        attention = query @ key.transpose(2, 3) / math.sqrt(HIDDEN // HEADS) + padding
        attended = (attention.softmax(dim=-1) @ value).transpose(1, 2).reshape(x.shape[0], x.shape[1], HIDDEN)
        x = self.attended_norm(x + self.attended(attended))
        return self.norm(x + self.narrow(F.gelu(self.widen(x))))


class Bert(nn.Module):
    """Embeddings and the first so many layers of MiniLM."""

    def __init__(self, vocabulary_size: int, layers: int) -> None:
        super().__init__()
        self.embeddings = Embeddings(vocabulary_size)
        self.layers = nn.ModuleList(Layer() for _ in range(layers))

    def forward(self, input_ids: Tensor, attention_mask: Tensor, token_type_ids: Tensor) -> Tensor:
        """Three int64 [B, T] -> the last layer's [B, T, H]."""
        x = self.embeddings(input_ids, token_type_ids)
        padding = ((1 - attention_mask) * MASKED).to(x.dtype)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, padding)
        return x


def _split(x: Tensor) -> Tensor:
    """[B, T, H] -> [B, heads, T, H / heads]."""
    return x.reshape(x.shape[0], x.shape[1], HEADS, HIDDEN // HEADS).transpose(1, 2)
