"""The cross-encoder: reads a query and a product together.

Shapes: B pairs, T tokens, H = 384 numbers a token.
"""

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 (its customary name)

from .bert import HIDDEN, Bert, Linear
from .text_encoder import dot, mean_pooled, unit_length

HEAD_WIDTH = 128
FROZEN_LAYERS = 1
"""Words and the first layer stay as the text encoder has them: its file holds their weights already."""

FIRST_COSINE_WEIGHT = 4.0
"""Before training: two unrelated segments (cosine about .4) score .4, equal ones .88."""


class CrossEncoder(nn.Module):
    """Relevance = sigmoid(a cos(q, d) + MLP([CLS, q d, |q - d|]) + b), q and d the means of the two segments.

    The cosine is what the layers knew before training; the network learns where it is wrong.
    """

    def __init__(self, bert: Bert) -> None:
        super().__init__()
        self.bert = bert
        self.cosine_weight = nn.Parameter(torch.tensor(FIRST_COSINE_WEIGHT))
        self.offset = nn.Parameter(torch.tensor(-FIRST_COSINE_WEIGHT / 2))
        self.compare = Linear(3 * HIDDEN, HEAD_WIDTH)
        self.judge = Linear(HEAD_WIDTH, 1)
        self.bert.embeddings.requires_grad_(requires_grad=False)
        self.bert.layers[:FROZEN_LAYERS].requires_grad_(requires_grad=False)

    def logits(self, input_ids: Tensor, attention_mask: Tensor, token_type_ids: Tensor) -> Tensor:
        """Three int64 [B, T]; segment 0 is the query -> float32 [B]."""
        tokens = self.bert(input_ids, attention_mask, token_type_ids)
        query = unit_length(mean_pooled(tokens, attention_mask * (1 - token_type_ids)))
        product = unit_length(mean_pooled(tokens, attention_mask * token_type_ids))
        cosine = dot(query, product).squeeze(1)
        both = torch.cat([unit_length(tokens[:, 0].float()), query * product, (query - product).abs()], dim=-1)
        learned = _each(self.judge, F.gelu(_each(self.compare, both))).squeeze(-1)
        return self.cosine_weight * cosine + learned + self.offset

    def forward(self, input_ids: Tensor, attention_mask: Tensor, token_type_ids: Tensor) -> Tensor:
        """Three int64 [B, T] -> relevance, float32 [B], 0 to 1."""
        return self.logits(input_ids, attention_mask, token_type_ids).sigmoid()


def _each(linear: Linear, x: Tensor) -> Tensor:
    """[B, inputs] -> [B, outputs], one product a row: see text_encoder.py."""
    return (x.unsqueeze(1) @ linear.weight.unsqueeze(0)).squeeze(1) + linear.bias
