"""Makes the models that Vitrine serves: vocabulary, training, export, measuring."""

import os

# Before PyTorch loads: its threads must sleep while they wait, or two of them on a busy machine do a tenth of the work.
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
os.environ.setdefault("GOMP_SPINCOUNT", "0")

# Without it CUDA refuses to multiply the same way twice.
os.environ.setdefault("CUBLAS_WORKSPACE_CONFIG", ":4096:8")
