"""A Whisper model of a few hundred kilobytes that recites one text, whatever it is given.

Its weights are set by hand: each token's embedding leads to the next token of the text, and each
token's attention to its own stretch of the sound. So the whole way through faster-whisper and
CTranslate2 is the real one, and what must come out is known. It recognises nothing.
"""

from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt
from ctranslate2.specs import attention_spec, common_spec, transformer_spec, whisper_spec
from tokenizers import AddedToken, Tokenizer, decoders, models, pre_tokenizers

WIDTH = 64
WORD_S = 0.4
_MELS, _KERNEL, _POSITIONS, _LONGEST_TEXT = 80, 3, 1500, 448
_POSITIONS_A_SECOND = 50
_CERTAIN, _UNSURE = 5.0, 0.3
_SHARPNESS = 4.0
_SPECIAL = (
    "<|endoftext|>",
    "<|startoftranscript|>",
    "<|en|>",
    "<|translate|>",
    "<|transcribe|>",
    "<|startoflm|>",
    "<|startofprev|>",
    "<|nospeech|>",
    "<|notimestamps|>",
)

Weights = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recital:
    """What the model does: `loops` never ends; `takes_for_silence` says so, unsure of its text."""

    text: str
    loops: bool = False
    takes_for_silence: bool = False


def build_whisper(folder: Path, recital: Recital) -> Path:
    """Write a complete English-only model folder and return it.

    Each word of the text must be different. The n-th word is stamped at n * WORD_S seconds of the
    speech that is left after silences are cut out.
    """
    folder.mkdir(parents=True)
    words = tuple(f" {word}" for word in recital.text.split())
    tokenizer = _tokenizer(words)
    spec = _spec(tokenizer, words, recital)
    by_id = sorted(tokenizer.get_vocab().items(), key=lambda entry: entry[1])
    spec.register_vocabulary([token for token, _ in by_id])
    spec.config.suppress_ids = []
    spec.config.suppress_ids_begin = [_id(tokenizer, "<|endoftext|>")]
    spec.config.lang_ids = [_id(tokenizer, "<|en|>")]
    spec.config.alignment_heads = [(0, 0)]
    spec.validate()
    spec.optimize(quantization="float16")
    spec.save(str(folder))
    tokenizer.save(str(folder / "tokenizer.json"))
    return folder


def _tokenizer(words: tuple[str, ...]) -> Tokenizer:
    pieces = [*sorted(pre_tokenizers.ByteLevel.alphabet()), *(w.replace(" ", "Ġ") for w in words)]
    tokenizer = Tokenizer(models.BPE(vocab={p: i for i, p in enumerate(pieces)}, merges=[]))
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    tokenizer.add_special_tokens([AddedToken(name, special=True) for name in _SPECIAL])
    stamps = [f"<|{index * 0.02:.2f}|>" for index in range(1501)]
    tokenizer.add_tokens([AddedToken(stamp, normalized=False) for stamp in stamps])
    return tokenizer


def _id(tokenizer: Tokenizer, token: str) -> int:
    found: int | None = tokenizer.token_to_id(token)
    if found is None:
        raise ValueError(f"The vocabulary has no {token}.")
    return found


def _spec(
    tokenizer: Tokenizer, words: tuple[str, ...], recital: Recital
) -> whisper_spec.WhisperSpec:
    spec = whisper_spec.WhisperSpec(1, 1, 1, 1)
    tokens = _token_vectors(tokenizer.get_vocab_size())
    said = [_id(tokenizer, word.replace(" ", "Ġ")) for word in words]
    # The attention that stamps a word is that of the token before it.
    _fill_encoder(spec.encoder, tokens[[_id(tokenizer, "<|notimestamps|>"), *said]])
    _fill_decoder(spec.decoder, tokens, _projection(tokenizer, said, tokens, recital))
    return spec


def _token_vectors(count: int) -> Weights:
    """One random vector for each token, of mean 0 and variance 1 so that layer norm keeps it."""
    vectors = np.random.default_rng(7).normal(size=(count, WIDTH))
    vectors -= vectors.mean(axis=1, keepdims=True)
    scaled: Weights = (vectors / vectors.std(axis=1, keepdims=True)).astype(np.float32)
    return scaled


def _projection(
    tokenizer: Tokenizer, said: list[int], tokens: Weights, recital: Recital
) -> Weights:
    """The output layer: the row of each token answers to the token that comes before it."""
    at = partial(_id, tokenizer)
    start, end = at("<|startoftranscript|>"), at("<|endoftext|>")
    steps = [(start, at("<|0.00|>")), (at("<|0.00|>"), said[0]), (at("<|notimestamps|>"), said[0])]
    steps += list(pairwise(said))
    last_stamp = at(f"<|{len(said) * WORD_S:.2f}|>")
    steps += [(said[-1], said[0])] if recital.loops else [(said[-1], last_stamp), (last_stamp, end)]
    gain = (_UNSURE if recital.takes_for_silence else _CERTAIN) / np.sqrt(WIDTH)
    projection = np.zeros_like(tokens)
    for before, after in steps:
        projection[after] += gain * tokens[before]
    if recital.takes_for_silence:
        projection[at("<|nospeech|>")] = _CERTAIN * tokens[start]
    return projection


def _fill_encoder(encoder: whisper_spec.WhisperEncoderSpec, codes: Weights) -> None:
    """Deaf: each position of the sound holds the code of the word whose turn it is."""
    encoder.conv1.weight, encoder.conv1.bias = _zeros(WIDTH, _MELS, _KERNEL), _zeros(WIDTH)
    encoder.conv2.weight, encoder.conv2.bias = _zeros(WIDTH, WIDTH, _KERNEL), _zeros(WIDTH)
    turns = (np.arange(_POSITIONS) / (WORD_S * _POSITIONS_A_SECOND)).astype(int)
    encoder.position_encodings.encodings = codes[np.minimum(turns, len(codes) - 1)]
    _fill_norm(encoder.layer_norm)
    _fill_self_attention(encoder.layer[0].self_attention)
    _fill_feed_forward(encoder.layer[0].ffn)


def _fill_decoder(
    decoder: transformer_spec.TransformerDecoderSpec, tokens: Weights, projection: Weights
) -> None:
    decoder.embeddings.weight = tokens
    decoder.projection.weight = projection
    decoder.position_encodings.encodings = _zeros(_LONGEST_TEXT, WIDTH)
    _fill_norm(decoder.layer_norm)
    _fill_self_attention(decoder.layer[0].self_attention)
    _fill_feed_forward(decoder.layer[0].ffn)
    across = decoder.layer[0].attention
    _fill_norm(across.layer_norm)
    same = np.eye(WIDTH, dtype=np.float32)
    _fill_linear(across.linear[0], _SHARPNESS * same)
    _fill_linear(across.linear[1], np.concatenate([same, same]))
    _fill_linear(across.linear[2], _zeros(WIDTH, WIDTH))


def _fill_self_attention(attention: attention_spec.MultiHeadAttentionSpec) -> None:
    _fill_norm(attention.layer_norm)
    _fill_linear(attention.linear[0], _zeros(3 * WIDTH, WIDTH))
    _fill_linear(attention.linear[1], _zeros(WIDTH, WIDTH))


def _fill_feed_forward(layer: transformer_spec.FeedForwardSpec) -> None:
    _fill_norm(layer.layer_norm)
    _fill_linear(layer.linear_0, _zeros(4 * WIDTH, WIDTH))
    _fill_linear(layer.linear_1, _zeros(WIDTH, 4 * WIDTH))


def _fill_linear(linear: common_spec.LinearSpec, weight: Weights) -> None:
    linear.weight, linear.bias = weight, _zeros(len(weight))


def _fill_norm(norm: common_spec.LayerNormSpec) -> None:
    norm.gamma, norm.beta = np.ones(WIDTH, dtype=np.float32), _zeros(WIDTH)


def _zeros(*shape: int) -> Weights:
    return np.zeros(shape, dtype=np.float32)
