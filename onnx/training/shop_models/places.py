"""Where things lie: what is read, what is kept between runs, what is released."""

import os
from pathlib import Path

ONNX = Path(__file__).resolve().parents[2]
"""The folder that the manifest's paths are relative to."""

MODELS = ONNX / "models"
MANIFEST = ONNX / "manifest.json"
PICTURES = ONNX / "pictures"

CACHE = ONNX / "training" / ".cache"
"""Checkpoints and vectors, so that a run that was broken off goes on; git ignores it."""


def data_dir() -> Path:
    """The folder of the catalogues and judgements, as DATA_DIR says; refuses with the way out where it is unset."""
    value = os.environ.get("DATA_DIR")
    if not value:
        raise SystemExit("DATA_DIR is unset: let it name the folder that holds icecat-electronics, fashion, ...")
    return Path(value)
