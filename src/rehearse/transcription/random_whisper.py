"""A Whisper model of a real size whose weights mean nothing: for its speed, not for its words.

It is made on the spot, so that the speed of a machine can be measured before anything has been
downloaded. How fast a network is does not depend on what its weights are.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt
from ctranslate2.specs import attention_spec, common_spec, transformer_spec, whisper_spec

MELS: Final = 80
FRAMES: Final = 3000
"""Of half a minute of sound, which Whisper always looks at, however short the sound is."""

START, END, NO_TIMES = "<|startoftranscript|>", "<|endoftext|>", "<|notimestamps|>"
_SPECIAL: Final = (
    END,
    START,
    "<|en|>",
    "<|translate|>",
    "<|transcribe|>",
    "<|startoflm|>",
    "<|startofprev|>",
    "<|nospeech|>",
    NO_TIMES,
)
_WORDS: Final = 50_256
END_ID, START_ID = _WORDS + _SPECIAL.index(END), _WORDS + _SPECIAL.index(START)
_STAMPS: Final = 1501
_KERNEL, _POSITIONS, _LONGEST_TEXT = 3, 1500, 448

Weights = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class WhisperSize:
    """Layers of encoder and decoder, and how wide they are (OpenAI's table of sizes)."""

    encoder_layers: int
    decoder_layers: int
    width: int

    @property
    def heads(self) -> int:
        """Attention heads, 64 wide each."""
        return self.width // 64


TINY = WhisperSize(encoder_layers=4, decoder_layers=4, width=384)


def write_random_whisper(folder: Path, size: WhisperSize = TINY) -> Path:
    """Write an English-only model of `size` into the new folder `folder` and return it.

    Raises:
        OSError: it cannot be written.
    """
    folder.mkdir(parents=True)
    spec = whisper_spec.WhisperSpec(
        size.encoder_layers, size.heads, size.decoder_layers, size.heads
    )
    _Filling(size.width).fill(spec)
    words = [f"w{number}" for number in range(_WORDS)]
    stamps = [f"<|{number * 0.02:.2f}|>" for number in range(_STAMPS)]
    vocabulary = [*words, *_SPECIAL, *stamps]
    spec.register_vocabulary(vocabulary)
    spec.config.suppress_ids = []
    spec.config.suppress_ids_begin = []
    spec.config.lang_ids = [vocabulary.index("<|en|>")]
    spec.config.alignment_heads = [(0, 0)]
    spec.validate()
    spec.optimize(quantization="int8")
    spec.save(str(folder))
    return folder


class _Filling:
    """Small random weights for every layer of one width."""

    def __init__(self, width: int) -> None:
        self._width = width
        self._random = np.random.default_rng(0)

    def fill(self, spec: whisper_spec.WhisperSpec) -> None:
        encoder, decoder, width = spec.encoder, spec.decoder, self._width
        encoder.conv1.weight = self._weights(width, MELS, _KERNEL)
        encoder.conv2.weight = self._weights(width, width, _KERNEL)
        encoder.conv1.bias, encoder.conv2.bias = self._weights(width), self._weights(width)
        encoder.position_encodings.encodings = self._weights(_POSITIONS, width)
        for layer in encoder.layer:
            self._fill_layer(layer)
        self._fill_norm(encoder.layer_norm)
        vocabulary = _WORDS + len(_SPECIAL) + _STAMPS
        decoder.embeddings.weight = self._weights(vocabulary, width)
        decoder.projection.weight = decoder.embeddings.weight
        decoder.position_encodings.encodings = self._weights(_LONGEST_TEXT, width)
        for layer in decoder.layer:
            self._fill_layer(layer)
            self._fill_across(layer.attention)
        self._fill_norm(decoder.layer_norm)

    def _fill_layer(
        self,
        layer: transformer_spec.TransformerEncoderLayerSpec
        | transformer_spec.TransformerDecoderLayerSpec,
    ) -> None:
        own = layer.self_attention
        self._fill_norm(own.layer_norm)
        self._fill_linear(own.linear[0], 3 * self._width, self._width)
        self._fill_linear(own.linear[1], self._width, self._width)
        self._fill_norm(layer.ffn.layer_norm)
        self._fill_linear(layer.ffn.linear_0, 4 * self._width, self._width)
        self._fill_linear(layer.ffn.linear_1, self._width, 4 * self._width)

    def _fill_across(self, attention: attention_spec.MultiHeadAttentionSpec) -> None:
        self._fill_norm(attention.layer_norm)
        self._fill_linear(attention.linear[0], self._width, self._width)
        self._fill_linear(attention.linear[1], 2 * self._width, self._width)
        self._fill_linear(attention.linear[2], self._width, self._width)

    def _fill_linear(self, linear: common_spec.LinearSpec, rows: int, columns: int) -> None:
        linear.weight, linear.bias = self._weights(rows, columns), self._weights(rows)

    def _fill_norm(self, norm: common_spec.LayerNormSpec) -> None:
        norm.gamma = np.ones(self._width, dtype=np.float32)
        norm.beta = np.zeros(self._width, dtype=np.float32)

    def _weights(self, *shape: int) -> Weights:
        made: Weights = self._random.standard_normal(shape, dtype=np.float32)
        made *= 0.02
        return made
