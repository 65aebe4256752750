"""Rehearse: rehearse interviews aloud, hear the moment that cost the offer, try again."""

import os
from importlib.metadata import version

__version__ = version("rehearse")

# Some libraries report to their makers unless they are told not to before they are imported:
# ONNX Runtime from 1.29 on (its docs/Privacy.md), the client of the Hugging Face hub. Nothing may
# leave this machine but the download that the person asks for, which uses neither of them.
os.environ.update(
    DO_NOT_TRACK="1", HF_HUB_DISABLE_TELEMETRY="1", HF_HUB_OFFLINE="1", ORT_DISABLE_TELEMETRY="1"
)
