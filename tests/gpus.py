"""The GPUs of this computer; tests that want one say so and are skipped elsewhere, before anything is made for them."""

from __future__ import annotations

import torch

from wolofsearch.encoder.providers import CPU, TORCH, installed

GPUS = [one for one in installed() if one is not CPU and (one is not TORCH or torch.cuda.is_available())]
"""Providers that compute on one. That torch has a driver does not mean that there is a device."""
NO_GPU = "neither ONNX Runtime nor torch computes on a GPU here"
