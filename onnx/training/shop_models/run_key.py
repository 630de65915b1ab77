"""What tells one training run from another."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .pairs import Group
    from .train import Recipe


def run_key(recipe: "Recipe", vocabulary: Sequence[str], groups: Sequence["Group"]) -> str:
    """A digest of the recipe and of all that is trained on: a checkpoint of anything else is none of this run's."""
    digest = hashlib.sha256(json.dumps([asdict(recipe), list(vocabulary)], sort_keys=True).encode())
    for group in groups:
        digest.update(json.dumps(asdict(group), sort_keys=True).encode())
    return digest.hexdigest()[:16]
