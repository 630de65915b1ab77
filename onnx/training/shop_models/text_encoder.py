"""The text encoder: a text's vector is the mean of its tokens' vectors, of length 1.

Sums are products of matrices, one a text: a reduction adds up in another order where a text is alone in its batch, and
a score must not depend on what else is read.
"""

from torch import Tensor, nn

from .bert import Bert


def mean_pooled(tokens: Tensor, mask: Tensor) -> Tensor:
    """[B, T, H] and 0 or 1 for each token, [B, T] -> [B, H] in float32; 0 where the mask is empty."""
    weight = mask.unsqueeze(1).float()
    return (weight @ tokens.float()).squeeze(1) / weight.sum(dim=-1).clamp(min=1)


def dot(a: Tensor, b: Tensor) -> Tensor:
    """Two [B, H] -> [B, 1]."""
    return (a.unsqueeze(1) @ b.unsqueeze(2)).squeeze(2)


def unit_length(vectors: Tensor) -> Tensor:
    """[B, H] -> [B, H] of length 1; 0 stays 0."""
    return vectors / dot(vectors, vectors).sqrt().clamp(min=1e-6)


class TextEncoder(nn.Module):
    """MiniLM-L6 with pooling and normalisation inside, so that a caller gets what it compares."""

    def __init__(self, bert: Bert) -> None:
        super().__init__()
        self.bert = bert

    def forward(self, input_ids: Tensor, attention_mask: Tensor, token_type_ids: Tensor) -> Tensor:
        """Three int64 [B, T] -> float32 [B, H]."""
        return unit_length(mean_pooled(self.bert(input_ids, attention_mask, token_type_ids), attention_mask))
