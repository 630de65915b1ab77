"""The manifest: what the gateway loads, with the checksum of every file."""

import hashlib
import json
from pathlib import Path

from .places import MANIFEST, ONNX


def released_file(path: Path) -> dict[str, str]:
    """A file as the manifest names it."""
    return {
        "file": path.relative_to(ONNX).as_posix(),
        "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
    }


def release(model: dict, serving: dict) -> None:
    """Puts a model into the manifest in place of an older version of it, and says that it serves its task."""
    manifest = {"format": 1, "serving": {}, "models": []}
    if MANIFEST.exists():
        manifest = json.loads(MANIFEST.read_text(encoding="utf-8"))
    others = [other for other in manifest["models"] if other["name"] != model["name"]]
    manifest["models"] = [*others, model]
    manifest["serving"][model["task"]] = {"model": f"{model['name']}@{model['version']}", **serving}
    MANIFEST.write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8")
