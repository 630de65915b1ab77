"""`python -m shop_models COMMAND`: see onnx/README.md."""

import sys

from .release_encoder import release_encoder

COMMANDS = {"encoder": release_encoder}

if __name__ == "__main__":
    chosen = sys.argv[1:] or list(COMMANDS)
    for command in chosen:
        COMMANDS[command]()
