"""`python -m shop_models [COMMAND]...`: without a command, everything from the data to the released files."""

import sys
from collections.abc import Callable

from .compress import compress
from .depth import depth
from .measure import measure
from .release_cross_encoder import release_cross_encoder
from .release_encoder import release_encoder

COMMANDS: dict[str, Callable[[], None]] = {
    "encoder": release_encoder,  # trims MiniLM-L6: seconds
    "cross-encoder": release_cross_encoder,  # makes the pairs and trains: a quarter of an hour
    "measure": measure,  # on the judged sets
    "depth": depth,
    "compress": compress,  # the table of sizes
}

if __name__ == "__main__":
    unknown = set(sys.argv[1:]) - set(COMMANDS)
    if unknown:
        raise SystemExit(f"unknown: {', '.join(sorted(unknown))}; there are {', '.join(COMMANDS)}")
    for command in sys.argv[1:] or COMMANDS:
        COMMANDS[command]()
