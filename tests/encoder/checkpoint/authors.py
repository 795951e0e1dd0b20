"""The reference read and run the plain way, with transformers' own loaders: what our numbers must equal."""

from __future__ import annotations

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor
from torch.nn import functional
from transformers import HubertModel, PreTrainedTokenizerFast, Qwen3Model, Wav2Vec2FeatureExtractor

from wolofsearch.encoder.protocol import FloatArray


class Authors:
    """A checkpoint of the two folders, one input at a time; vectors are unit rows (dim,) float32."""

    def __init__(self, place: Path) -> None:
        speech, text = place / "hubert_mrl", place / "oolel_mrl"
        self.ears = Wav2Vec2FeatureExtractor.from_pretrained(speech)
        self.hubert = HubertModel.from_pretrained(speech).eval()
        self.qwen = Qwen3Model.from_pretrained(text).eval()
        self.tokenizer = PreTrainedTokenizerFast.from_pretrained(text)
        tensors = load_file(speech / "model.safetensors")
        self.tensors = tensors

    def states(self, waveform: FloatArray) -> Tensor:
        heard = self.ears(waveform, sampling_rate=16_000, return_tensors="pt").input_values
        return torch.cat(self.hubert(heard, output_hidden_states=True).hidden_states[1:], dim=-1)

    @torch.no_grad()
    def dual_speech(self, waveform: FloatArray, dim: int) -> Tensor:
        states = self.states(waveform)
        query = self.tensors["pooling_parameters"][None]
        pooled = functional.scaled_dot_product_attention(query, states, states)[:, 0]
        layer = f"matryoshka_layers.{dim}"
        vector = functional.linear(pooled, self.tensors[f"{layer}.weight"], self.tensors[f"{layer}.bias"])
        return functional.normalize(vector[0], dim=0)

    @torch.no_grad()
    def speech(self, waveform: FloatArray, prompt: str, dim: int) -> Tensor:
        projected = functional.linear(self.states(waveform), self.tensors["projector.weight"])
        kernel, bias = self.tensors["pooling_parameters.weight"], self.tensors["pooling_parameters.bias"]
        soft = functional.conv1d(projected.transpose(1, 2), kernel, bias, stride=2).transpose(1, 2)
        before = self.qwen.embed_tokens(self.tokenizer(prompt, return_tensors="pt").input_ids)
        hidden = self.qwen(inputs_embeds=torch.cat([before, soft], dim=1)).last_hidden_state
        return functional.normalize(hidden[0, -1, :dim], dim=0)

    @torch.no_grad()
    def text(self, text: str, dim: int, max_tokens: int = 200) -> Tensor:
        ids = self.tokenizer(text, return_tensors="pt", truncation=True, max_length=max_tokens).input_ids
        return functional.normalize(self.qwen(input_ids=ids).last_hidden_state[0, -1, :dim], dim=0)
