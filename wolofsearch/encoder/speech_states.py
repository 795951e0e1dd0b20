"""What a bundle's speech encoder hears, before anything reads it: all its layers' states.

The product needs only soft tokens; rivals that are compared with it (a dual encoder, a letter head) stand on the states
that the projector gets. The graph is opened for them in memory; the file stays as it is.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnxruntime

from wolofsearch.encoder.bundle import read_manifest, require_intact
from wolofsearch.encoder.protocol import FloatArray
from wolofsearch.errors import WolofSearchError


class SpeechStates:
    """The speech encoder of a bundle.

    Args:
        folder: the bundle.

    Raises:
        WolofSearchError: the bundle is missing, changed or broken (``encoder.…``).
    """

    def __init__(self, folder: Path) -> None:
        import onnx

        manifest = read_manifest(folder)
        require_intact(folder, manifest)
        self._longest = int(manifest.max_seconds * manifest.sample_rate_hz)
        try:
            model = onnx.load(folder / manifest.files["speech"]["name"])
            # The states of the layers are joined last of all that is joined, just before the projector.
            self._name = [node.output[0] for node in model.graph.node if node.op_type == "Concat"][-1]
            model.graph.output.append(onnx.helper.make_empty_tensor_value_info(self._name))
            options = onnxruntime.SessionOptions()
            options.log_severity_level = 3
            self._session = onnxruntime.InferenceSession(
                model.SerializeToString(), options, providers=["CPUExecutionProvider"]
            )
        except Exception as error:  # a native library's complaint about a file: whatever its type, the file is bad
            raise WolofSearchError("encoder.unusable", path=folder, detail=error) from error

    def states(self, waveform: FloatArray) -> FloatArray:
        """Return the states of all layers side by side, (frames, layers * hidden) float32.

        Args:
            waveform: (samples,) float32 at 16 kHz; what is longer than the model hears is cut.
        """
        clip = np.asarray(waveform, np.float32)[: self._longest]
        return np.asarray(self._session.run([self._name], {"waveform": clip[None, :]})[0][0], np.float32)
