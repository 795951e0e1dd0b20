"""The model in torch, composed of transformers' classes the way its authors run it.

Passages go through the text model padded to the longest, as sentence-transformers batches them. This module imports
torch.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import torch
import transformers
from safetensors.torch import load_file, safe_open
from torch import Tensor
from torch.nn import functional
from transformers import HubertModel, PreTrainedTokenizerFast, Qwen3Model, Wav2Vec2FeatureExtractor

from wolofsearch.encoder.checkpoint.prompts import REFERENCE
from wolofsearch.encoder.checkpoint.random_checkpoint import SPEECH_FOLDER, TEXT_FOLDER
from wolofsearch.encoder.fusion import FusionConfig, FusionModel
from wolofsearch.encoder.protocol import SAMPLE_RATE_HZ, FloatArray
from wolofsearch.encoder.tokens import END_OF_TEXT
from wolofsearch.evaluation.speed.contender import Device

BATCH = 32
"""Passages in one call of the text model: the default of sentence-transformers."""
MAX_TOKENS = 2048
DEVICES: dict[Device, str] = {"cpu": "cpu", "gpu": "cuda"}
"""torch's names."""
FUSED_WEIGHTS, FUSED_CONFIG, FUSED_TOKENIZER = "model.safetensors", "config.json", "tokenizer.json"


class TextModel:
    """The decoder-only text model, last token pooled."""

    def __init__(self, model: Any, tokenizer_file: Path) -> None:
        transformers.logging.set_verbosity_error()
        self.model = model
        self.tokenizer = PreTrainedTokenizerFast(
            tokenizer_file=str(tokenizer_file), padding_side="left", eos_token=END_OF_TEXT, pad_token=END_OF_TEXT
        )

    @classmethod
    def read(cls, folder: Path, dtype: str = "float32", device: Device = "cpu") -> TextModel:
        """Load the text model's folder of a checkpoint."""
        model = Qwen3Model.from_pretrained(folder, dtype=getattr(torch, dtype), local_files_only=True)
        return cls(model.eval().to(DEVICES[device]), folder / "tokenizer.json")

    @torch.inference_mode()
    def texts(self, texts: list[str]) -> FloatArray:
        """Return unit rows (texts, width)."""
        rows = []
        for start in range(0, len(texts), BATCH):
            asked = self.tokenizer(
                texts[start : start + BATCH], padding=True, truncation=True, max_length=MAX_TOKENS, return_tensors="pt"
            ).to(self.model.device)
            hidden = self.model(
                input_ids=asked.input_ids, attention_mask=asked.attention_mask, use_cache=False
            ).last_hidden_state
            rows.append(functional.normalize(hidden[:, -1].float(), dim=-1))
        found: FloatArray = torch.cat(rows).cpu().numpy()
        return found

    def query(self, text: str) -> FloatArray:
        """Return the unit vector (width,) of a typed query."""
        vector: FloatArray = self.texts([f"{REFERENCE['text']['document']} {text}"])[0]
        return vector


class Authors:
    """A checkpoint's two folders, by transformers' own loaders: a ``Runner``."""

    def __init__(self, place: Path, dtype: str, device: Device = "cpu") -> None:
        self._like: dict[str, Any] = {"device": DEVICES[device], "dtype": getattr(torch, dtype)}
        self._text = TextModel.read(place / TEXT_FOLDER, dtype, device)
        self._ears = Wav2Vec2FeatureExtractor.from_pretrained(place / SPEECH_FOLDER, local_files_only=True)
        hubert = HubertModel.from_pretrained(place / SPEECH_FOLDER, dtype=self._like["dtype"], local_files_only=True)
        self._hubert = hubert.eval().to(DEVICES[device])
        with safe_open(place / SPEECH_FOLDER / "model.safetensors", framework="pt") as tensors:
            names = "projector.weight", "pooling_parameters.weight", "pooling_parameters.bias"
            self._projector, self._kernel, self._bias = (tensors.get_tensor(name).to(**self._like) for name in names)

    @torch.inference_mode()
    def hear(self, waveform: FloatArray) -> FloatArray:
        """Return the vector of speech."""
        heard = self._ears(waveform, sampling_rate=SAMPLE_RATE_HZ, padding=True, return_tensors="pt").input_values
        states = self._hubert(heard.to(**self._like), output_hidden_states=True).hidden_states[1:]
        projected = functional.linear(torch.cat(states, dim=-1), self._projector)
        soft = functional.conv1d(projected.transpose(1, 2), self._kernel, self._bias, stride=2).transpose(1, 2)
        ids = self._text.tokenizer(REFERENCE["speech"]["document"], return_tensors="pt").input_ids
        ids = ids.to(self._text.model.device)
        embeds = torch.cat([self._text.model.embed_tokens(ids), soft], dim=1)
        hidden: Tensor = self._text.model(inputs_embeds=embeds, use_cache=False).last_hidden_state
        vector: FloatArray = functional.normalize(hidden[0, -1].float(), dim=-1).cpu().numpy()
        return vector

    def read_query(self, text: str) -> FloatArray:
        """Return the vector of a typed query."""
        return self._text.query(text)

    def read_passages(self, texts: list[str]) -> FloatArray:
        """Return the vectors of passages."""
        return self._text.texts(texts)


class Fused:
    """A model of this program's own sizes in torch, as training and evaluation run it: a ``Runner``."""

    def __init__(self, place: Path, device: Device = "cpu") -> None:
        config = json.loads((place / FUSED_CONFIG).read_text(encoding="utf-8"))
        self._model = FusionModel(FusionConfig.from_dict(config)).eval()
        self._model.load_state_dict(load_file(place / FUSED_WEIGHTS))
        self._model.to(DEVICES[device])
        self.text = TextModel(self._model.text, place / FUSED_TOKENIZER)
        self._before = self.text.tokenizer(REFERENCE["speech"]["document"]).input_ids

    @torch.inference_mode()
    def hear(self, waveform: FloatArray) -> FloatArray:
        """Return the vector of speech."""
        device = self.text.model.device
        clips, lengths = torch.from_numpy(waveform)[None].to(device), torch.tensor([len(waveform)], device=device)
        vector: FloatArray = self._model(clips, lengths, self._before, [])[0].cpu().numpy()
        return vector

    def read_query(self, text: str) -> FloatArray:
        """Return the vector of a typed query."""
        return self.text.query(text)

    def read_passages(self, texts: list[str]) -> FloatArray:
        """Return the vectors of passages."""
        return self.text.texts(texts)
