"""Released files as the gateway runs them: ONNX Runtime on the CPU."""

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import onnxruntime as ort
from tokenizers import Encoding

from .graph import INPUTS


def open_session(graph: Path, threads: int = 1) -> ort.InferenceSession:
    """A session with all of ONNX Runtime's optimisations; its threads sleep between runs instead of spinning."""
    options = ort.SessionOptions()
    options.intra_op_num_threads = threads
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.log_severity_level = 3
    return ort.InferenceSession(str(graph), options, providers=["CPUExecutionProvider"])


def as_batch(encodings: Sequence[Encoding]) -> dict[str, np.ndarray]:
    """Token ids, mask and segments as int64 [B, T], padded to the longest with 0, which is [PAD]."""
    longest = max(len(encoding.ids) for encoding in encodings)
    batch = {name: np.zeros((len(encodings), longest), dtype=np.int64) for name in INPUTS}
    for row, encoding in enumerate(encodings):
        tokens = len(encoding.ids)
        batch["input_ids"][row, :tokens] = encoding.ids
        batch["attention_mask"][row, :tokens] = 1
        batch["token_type_ids"][row, :tokens] = encoding.type_ids
    return batch


def run(
    session: ort.InferenceSession,
    encodings: Sequence[Encoding],
    rows: int = 16,
    done: Callable[[int], object] = lambda _: None,
) -> np.ndarray:
    """The session's only output for all encodings, in their order; those of like length run together."""
    order = sorted(range(len(encodings)), key=lambda index: len(encodings[index].ids))
    outputs = []
    for start in range(0, len(order), rows):
        chosen = order[start : start + rows]
        outputs.append(session.run(None, as_batch([encodings[index] for index in chosen]))[0])
        done(len(chosen))
    result = np.concatenate(outputs)
    result[order] = result.copy()
    return result
