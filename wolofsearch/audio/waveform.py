"""The one shape in which sound travels through the program.

Files and microphones differ in rate, channels and number format; everything behind this room only knows mono float32 at
the encoder's rate.
"""

from __future__ import annotations

from dataclasses import dataclass

from wolofsearch.encoder.protocol import SAMPLE_RATE_HZ, FloatArray


@dataclass(frozen=True, slots=True, eq=False)
class Waveform:
    """Mono sound at 16 kHz.

    Attributes:
        samples: shape (samples,), float32 in [-1, 1], always finite.
        truncated: True where the source held more sound than ``samples``.
    """

    samples: FloatArray
    truncated: bool = False

    @property
    def seconds(self) -> float:
        """Length of the sound."""
        return len(self.samples) / SAMPLE_RATE_HZ
