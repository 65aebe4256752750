"""Speech to words: the recognisers, their models, and what can be measured on the sound."""

import os

# A model folder without its tokenizer makes faster-whisper ask the model hub for one, whatever
# it was told. Rehearse downloads only when asked to, with a client of its own.
os.environ.setdefault("HF_HUB_OFFLINE", "1")
