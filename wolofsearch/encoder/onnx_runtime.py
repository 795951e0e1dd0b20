"""Runs a bundle on ONNX Runtime, without torch in the process.

Speech goes waveform → ``speech.onnx`` → soft tokens; text goes tokens → rows of the memory-mapped embedding table. Both
meet before ``text.onnx``: prompt, soft tokens or text, last position, unit vector.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnxruntime

from wolofsearch.encoder.bundle import Manifest, read_manifest, require_intact
from wolofsearch.encoder.protocol import FloatArray, Task
from wolofsearch.encoder.tokens import Tokens
from wolofsearch.errors import WolofSearchError

BATCH_TOKENS = 4096
"""Tokens in one call of the text model while importing: enough to fill the processor, small in memory."""
SHORTEST_S = 0.1


class OnnxEncoder:
    """An :class:`wolofsearch.encoder.protocol.Encoder` on the processor.

    Args:
        folder: the bundle.
        dim: length of the vectors, one of the model's dims or any smaller number; None: the model's default.

    Raises:
        WolofSearchError: the bundle is missing, changed or broken (``encoder.…``).
    """

    runtime = "ONNX Runtime (CPU)"

    def __init__(self, folder: Path, dim: int | None = None) -> None:
        self.manifest: Manifest = read_manifest(folder)
        if dim is not None and not 1 <= dim <= self.manifest.width:
            raise WolofSearchError("encoder.wrong_dim", dim=dim, largest=self.manifest.width)
        require_intact(folder, self.manifest)
        self.dim = dim or self.manifest.default_dim
        self.model_id = self.manifest.id
        self.precision = self.manifest.precision
        self.max_tokens = self.manifest.max_tokens
        self.confidence_threshold = self.manifest.confidence
        files = {name: folder / entry["name"] for name, entry in self.manifest.files.items()}
        try:
            self._tokens = Tokens.load(files["tokenizer"], self.max_tokens)
            self._table = _table(files["embeddings"], self.manifest, self._tokens.size)
            self._speech, self._text = _session(files["speech"]), _session(files["text"])
        except Exception as error:  # a native library's complaint about a file: whatever its type, the file is bad
            raise WolofSearchError("encoder.unusable", path=folder, detail=error) from error

    def count_tokens(self, text: str) -> int:
        """Return the number of tokens of ``text``."""
        return self._tokens.count(text)

    def encode_documents(self, texts: Sequence[str]) -> FloatArray:
        """Return one unit row for each text: (n, dim) float32."""
        return self._encode_ids(self._tokens.encode_batch(texts))

    def encode_query(self, text: str, task: Task = "document") -> FloatArray:
        """Return the unit vector, (dim,) float32, of a typed query behind the task's prompt."""
        prompt = self._prompt("text", task)
        vector: FloatArray = self._encode_ids([self._tokens.encode(f"{prompt} {text}".strip())])[0]
        return vector

    def encode_speech(self, waveform: FloatArray, task: Task = "document") -> FloatArray:
        """Return the unit vector, (dim,) float32, of 16 kHz mono speech; what is longer than the model hears is cut."""
        rate_hz = self.manifest.sample_rate_hz
        clip = np.asarray(waveform, dtype=np.float32)[: int(self.manifest.max_seconds * rate_hz)]
        clip = np.pad(clip, (0, max(0, int(SHORTEST_S * rate_hz) - len(clip))))
        soft = self._speech.run(None, {"waveform": clip[None, :]})[0][0]
        before = self._tokens.encode(self._prompt("speech", task))
        before = before if self.manifest.end_after_prompt else before[:-1]
        after = [self._tokens.end] if self.manifest.end_after_speech else []
        parts = [self._embeds(before), np.asarray(soft, dtype=np.float32), self._embeds(after)]
        vector: FloatArray = self._run_text([np.concatenate(parts)])[0]
        return vector

    def _prompt(self, kind: str, task: Task) -> str:
        prompts = self.manifest.prompts[kind]
        if task not in prompts:
            raise WolofSearchError("encoder.unknown_task", task=task, tasks=", ".join(prompts))
        return prompts[task]

    def _embeds(self, ids: list[int]) -> FloatArray:
        return np.asarray(self._table[ids], dtype=np.float32).reshape(len(ids), self.manifest.width)

    def _encode_ids(self, rows: list[list[int]]) -> FloatArray:
        vectors = np.zeros((len(rows), self.dim), dtype=np.float32)
        batch: list[int] = []
        # Texts of like length go together: padding is work that nobody asked for.
        order = sorted(range(len(rows)), key=lambda row: len(rows[row]))
        for position, row in enumerate(order):
            batch.append(row)
            last = position + 1 == len(order)
            if last or len(rows[order[position + 1]]) * (len(batch) + 1) > BATCH_TOKENS:
                vectors[batch] = self._run_text([self._embeds(rows[number]) for number in batch])
                batch = []
        return vectors

    def _run_text(self, sequences: list[FloatArray]) -> FloatArray:
        longest = max(len(sequence) for sequence in sequences)
        embeds = np.zeros((len(sequences), longest, self.manifest.width), dtype=np.float32)
        mask = np.zeros((len(sequences), longest), dtype=np.int64)
        for row, sequence in enumerate(sequences):
            embeds[row, longest - len(sequence) :] = sequence
            mask[row, longest - len(sequence) :] = 1
        full = self._text.run(None, {"inputs_embeds": embeds, "attention_mask": mask})[0]
        cut = np.asarray(full, dtype=np.float32)[:, : self.dim]
        norms = np.linalg.norm(cut, axis=1, keepdims=True)
        return np.asarray(cut / np.maximum(norms, 1e-12), dtype=np.float32)


def _table(file: Path, manifest: Manifest, token_ids: int) -> np.memmap[tuple[int, int], np.dtype[np.float16]]:
    """Return the embedding table; one that lacks tokens would fail only in the middle of a search."""
    shape = (manifest.vocabulary, manifest.width)
    if file.stat().st_size != 2 * shape[0] * shape[1] or token_ids > manifest.vocabulary:
        raise ValueError(f"{file.name}: {shape[0]} × {shape[1]}")
    return np.memmap(file, dtype="<f2", mode="r", shape=shape)


def _session(file: Path) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    # Without the arena the process keeps half the memory for a seventh of the speed: a cheap laptop thanks us.
    options.enable_cpu_mem_arena = False
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(file), options, providers=["CPUExecutionProvider"])
