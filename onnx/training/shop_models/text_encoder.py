"""The text encoder: a text's vector is the mean of its tokens' vectors, of length 1."""

from torch import Tensor, nn

from .bert import Bert


def mean_pooled(tokens: Tensor, mask: Tensor) -> Tensor:
    """[B, T, H] and 0 or 1 for each token, [B, T] -> [B, H] in float32; 0 where the mask is empty."""
    weight = mask.unsqueeze(-1).float()
    return (tokens.float() * weight).sum(dim=1) / weight.sum(dim=1).clamp(min=1)


def unit_length(vectors: Tensor) -> Tensor:
    """[B, H] -> [B, H] of length 1; 0 stays 0."""
    return vectors / vectors.square().sum(dim=-1, keepdim=True).sqrt().clamp(min=1e-6)


class TextEncoder(nn.Module):
    """MiniLM-L6 with pooling and normalisation inside, so that a caller gets what it compares."""

    def __init__(self, bert: Bert) -> None:
        super().__init__()
        self.bert = bert

    def forward(self, input_ids: Tensor, attention_mask: Tensor, token_type_ids: Tensor) -> Tensor:
        """Three int64 [B, T] -> float32 [B, H]."""
        return unit_length(mean_pooled(self.bert(input_ids, attention_mask, token_type_ids), attention_mask))
