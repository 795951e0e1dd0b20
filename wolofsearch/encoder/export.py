"""Fused model in torch → the files of a bundle: two ONNX graphs, the token table, the tokenizer, the manifest.

Opset 23 keeps RMSNormalization, RotaryEmbedding and Attention as fused operators. The bundle is finished in a folder
beside its place and then takes it by being renamed; the old one is deleted only after that. This module imports torch.
"""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, cast

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional
from transformers.models.qwen3 import modeling_qwen3

from wolofsearch.encoder.bundle import CARD, LEXICON, MANIFEST, Manifest, sha256, write_manifest
from wolofsearch.encoder.fusion import FusionModel
from wolofsearch.encoder.lexicon import Lexicon
from wolofsearch.encoder.quantisation import quantise
from wolofsearch.errors import WolofSearchError

OPSET = 23
LEAST_COSINE = 0.97
"""Least mean cosine of int8 against float32 vectors that a bundle may have."""


@dataclass(frozen=True)
class WordHearing:
    """What lets a bundle hear words too: a letter head on the last layer's states, and the words that it knows."""

    letters: nn.Linear
    lexicon: Lexicon


class _SpeechGraph(nn.Module):
    """One clip → its soft tokens, and its letters where there is a head. One clip alone has no padding, so no mask."""

    def __init__(self, model: FusionModel, letters: nn.Linear | None) -> None:
        super().__init__()
        self.model = model
        self.letters = letters

    def forward(self, waveform: Tensor) -> tuple[Tensor, ...]:
        states = self.model.speech.alone(waveform)
        projected = self.model.projector(torch.cat(states, dim=-1))
        convolution = self.model.convolution
        # A clip of a single frame is still one token: the padded second frame is what training gave it too.
        padded = functional.pad(projected.transpose(1, 2), (0, convolution.kernel_size[0] - 1))
        tokens = convolution(padded).transpose(1, 2)
        count = max((projected.shape[1] - convolution.kernel_size[0]) // convolution.stride[0] + 1, 1)
        soft = cast("Tensor", tokens[:, :count])
        if self.letters is None:
            return (soft,)
        return soft, functional.log_softmax(self.letters(states[-1]), dim=-1)


class _TextGraph(nn.Module):
    """Left-padded embeddings → unit vectors: the text model with its pooling."""

    def __init__(self, model: FusionModel) -> None:
        super().__init__()
        self.model = model

    def forward(self, inputs_embeds: Tensor, attention_mask: Tensor) -> Tensor:
        return self.model.embed(inputs_embeds, attention_mask)


def use_fused_norm() -> None:
    """Let Qwen3 normalise with torch's own RMSNorm, which exports as one fused operator and trains faster."""

    def forward(self: Any, hidden_states: Tensor) -> Tensor:
        weight = self.weight.to(hidden_states.dtype)
        return functional.rms_norm(hidden_states, (hidden_states.shape[-1],), weight, self.variance_epsilon)

    modeling_qwen3.Qwen3RMSNorm.forward = forward


def export_bundle(
    model: FusionModel, tokenizer_file: Path, manifest: Manifest, card: str, out: Path, words: WordHearing | None = None
) -> Manifest:
    """Write a bundle to ``out`` and return its manifest with files, precision and fidelity filled in.

    Args:
        model: the trained model; put into evaluation mode.
        tokenizer_file: ``tokenizer.json`` of the model.
        manifest: everything but the files; ``precision`` ``"int8"`` quantises, ``"float32"`` does not.
        card: the model card, Markdown.
        out: folder of the bundle; replaced if it exists.
        words: with them the bundle hears words beside soft tokens.

    Raises:
        WolofSearchError: ``encoder.not_faithful`` when int8 strays too far from float32.
    """
    model.eval()
    use_fused_norm()
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out.parent, prefix=".export-") as folder:
        work = Path(folder) / "new"
        work.mkdir()
        _export_graphs(model, words.letters if words else None, work)
        quality = dict(manifest.quality)
        if manifest.precision == "int8":
            full = {part: work / f"{part}.onnx" for part in ("speech", "text")}
            reduced = {part: work / f"{part}.int8.onnx" for part in full}
            for part, file in full.items():
                quantise(file, reduced[part])
            quality["int8_against_float32"] = _fidelity(full, reduced, manifest)
            for part, file in full.items():
                reduced[part].replace(file)
        table = model.text.embed_tokens.weight.detach().to(torch.float16).numpy().astype("<f2")
        table.tofile(work / "embeddings.f16")
        shutil.copyfile(tokenizer_file, work / "tokenizer.json")
        names = {
            "speech": "speech.onnx",
            "text": "text.onnx",
            "embeddings": "embeddings.f16",
            "tokenizer": "tokenizer.json",
        }
        if words:
            names[LEXICON] = "lexicon.safetensors"
            words.lexicon.save(work / names[LEXICON])
        files = {
            part: {"name": name, "sha256": sha256(work / name), "bytes": (work / name).stat().st_size}
            for part, name in names.items()
        }
        complete = replace(manifest, files=files, quality=quality)
        write_manifest(work, complete)
        (work / CARD).write_text(card, encoding="utf-8")
        for file in set(work.iterdir()) - {work / name for name in (*names.values(), MANIFEST, CARD)}:
            file.unlink()
        if out.exists():
            out.rename(Path(folder) / "old")
        work.rename(out)
    return complete


def _export_graphs(model: FusionModel, letters: nn.Linear | None, folder: Path) -> None:
    width = model.config.text["hidden_size"]
    with torch.no_grad():
        clip = torch.randn(1, 48_000)
        samples = torch.export.Dim("samples", min=1_600, max=16_000 * 60)
        torch.onnx.export(
            _SpeechGraph(model, letters).eval(),
            (clip,),
            folder / "speech.onnx",
            input_names=["waveform"],
            output_names=["soft_tokens", *(["letters"] if letters else [])],
            dynamic_shapes=({1: samples},),
            opset_version=OPSET,
            dynamo=True,
            external_data=False,
            verbose=False,
        )
        embeds, mask = torch.randn(2, 7, width), torch.ones(2, 7, dtype=torch.int64)
        mask[1, :3] = 0
        batch, length = torch.export.Dim("batch"), torch.export.Dim("tokens")
        torch.onnx.export(
            _TextGraph(model).eval(),
            (embeds, mask),
            folder / "text.onnx",
            input_names=["inputs_embeds", "attention_mask"],
            output_names=["vector"],
            dynamic_shapes=({0: batch, 1: length}, {0: batch, 1: length}),
            opset_version=OPSET,
            dynamo=True,
            external_data=False,
            verbose=False,
        )


def _fidelity(full: dict[str, Path], reduced: dict[str, Path], manifest: Manifest) -> dict[str, float]:
    """Return the least and mean cosine of both graphs' vectors for random token rows and noise-like clips."""
    import onnxruntime

    def sessions(files: dict[str, Path]) -> dict[str, Any]:
        return {part: onnxruntime.InferenceSession(str(file)) for part, file in files.items()}

    before, after = sessions(full), sessions(reduced)
    rng = np.random.default_rng(0)
    cosines = []
    for seconds in (1, 2, 4, 8):
        clip = rng.standard_normal((1, 16_000 * seconds)).cumsum(axis=1).astype(np.float32)
        clip /= np.abs(clip).max()
        vectors = []
        for graphs in (before, after):
            soft = graphs["speech"].run(None, {"waveform": clip})[0]
            mask = np.ones(soft.shape[:2], dtype=np.int64)
            vectors.append(graphs["text"].run(None, {"inputs_embeds": soft, "attention_mask": mask})[0][0])
        cosines.append(float(vectors[0] @ vectors[1]))
    mean = float(np.mean(cosines))
    if mean < LEAST_COSINE:
        raise WolofSearchError("encoder.not_faithful", cosine=round(mean, 4))
    return {"mean_cosine": round(mean, 4), "least_cosine": round(min(cosines), 4)}
