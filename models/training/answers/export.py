"""Turns a trained network into what ships. usage: export.py NETWORK.pt OUT

OUT gets a CTranslate2 int8 encoder (`model.bin`, `config.json`, `vocabulary.json`), the heads as
float32 matrices (`heads.npz`) and the tokenizer (`tokenizer.json`).
"""

import json
import shutil
import sys
import tempfile
from pathlib import Path

import ctranslate2
import numpy as np
import torch
from material import ANSWER_HEADS, BOUNDARIES, NEGATIVITY, QUALITIES
from network import AnswerNetwork, starting_weights
from transformers import AutoTokenizer


def export(weights: Path, out: Path) -> None:
    """Write the model folder."""
    base = starting_weights()
    network = AnswerNetwork(base)
    network.load_state_dict(torch.load(weights, weights_only=True))
    with tempfile.TemporaryDirectory() as folder:
        network.encoder.save_pretrained(folder)
        AutoTokenizer.from_pretrained(base, local_files_only=True).save_pretrained(folder)
        converter = ctranslate2.converters.TransformersConverter(folder)
        converter.convert(str(out), quantization="int8", force=True)
    shutil.copy(base / "tokenizer.json", out / "tokenizer.json")
    heads = {
        "negativity": network.negativity,
        "quality": network.quality,
        "boundary": network.boundary,
        "attention": network.attention,
        "answer": network.answer,
    }
    arrays = {}
    for name, layer in heads.items():
        arrays[f"{name}_weight"] = layer.weight.detach().numpy().astype(np.float32)
        arrays[f"{name}_bias"] = layer.bias.detach().numpy().astype(np.float32)
    np.savez(out / "heads.npz", **arrays)
    classes = {
        "negativity": NEGATIVITY,
        "quality": QUALITIES,
        "boundary": BOUNDARIES,
        "answer": ANSWER_HEADS,
    }
    (out / "classes.json").write_text(json.dumps(classes, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    export(*map(Path, sys.argv[1:3]))
