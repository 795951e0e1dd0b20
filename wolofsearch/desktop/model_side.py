"""Sound and model while the window is open: what is loaded, installed, recorded. Knows no widget.

Methods run in the model lane; nothing needs a lock, because a lane is one thread.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from wolofsearch import paths
from wolofsearch.desktop.records import Heard, InstalledModel, ModelFacts
from wolofsearch.desktop.services import MAX_RECORDING_S, TAIL_S, Services, SoundSource
from wolofsearch.errors import WolofSearchError, file_error
from wolofsearch.events import beside

if TYPE_CHECKING:
    from wolofsearch.audio.device_watch import DeviceWatch
    from wolofsearch.audio.waveform import Waveform
    from wolofsearch.encoder.bundle import ModelInfo
    from wolofsearch.encoder.hearing import Hearing
    from wolofsearch.encoder.protocol import Encoder
    from wolofsearch.events import Event
    from wolofsearch.examination.finding import Finding


class ModelSide:
    """Sound and model."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._source: SoundSource | None = None
        self._devices: DeviceWatch | None = None
        self._hearing: Hearing | None = None
        self._answering = ""
        self.encoder: Encoder | None = None
        self.signals: Callable[[], bool] = lambda: False
        """Whether :attr:`before_recording` makes a sound."""
        self.before_recording: Callable[[], None] = lambda: None
        """Called in the lane before the microphone opens; :attr:`after_recording` when it has closed."""
        self.after_recording: Callable[[], None] = lambda: None

    def look_for_microphones(self) -> list[str] | None:
        """Return the names of the microphones the first time, and when they may have changed; None otherwise."""
        if self._devices is None:
            self._devices = self._services.device_watch()
        return self._devices.look()

    def load_model(self, model: str | None) -> ModelFacts:
        """Load the model; takes seconds."""
        self.encoder = self._services.load_encoder(model)
        return self.facts()

    def providers(self) -> list[tuple[str, str]]:
        """Return name and title of everything that can compute here."""
        return self._services.providers()

    def addon(self) -> Finding | None:
        """Return what became of the GPU add-on, None where there is none."""
        return self._services.addon()

    def facts(self) -> ModelFacts:
        """Return what there is to read about the model that was loaded, as it is now."""
        encoder = self.encoder
        assert encoder is not None
        from wolofsearch.encoder.bundle import installed_models

        info = next((info for info in installed_models() if info.id == encoder.model_id), None)
        return ModelFacts(
            model_id=encoder.model_id,
            runtime=encoder.runtime,
            precision=encoder.precision,
            dim=encoder.dim,
            info=info,
            fallbacks=tuple(encoder.fallbacks),
        )

    def encoder_of(self, model: str, precision: str) -> Encoder | None:
        """Return the encoder of a model beside the one in use, None where it is not there or broken."""
        from wolofsearch.encoder.bundle import is_installed

        try:
            return self._services.load_encoder(model) if is_installed(model, precision) else None
        except WolofSearchError:
            return None

    def models(self) -> list[InstalledModel]:
        """Return the models that are there."""
        from wolofsearch.encoder.bundle import installed_models

        in_use = self.encoder.model_id if self.encoder else ""
        answering = {in_use, self._answering}
        own = paths.installed_models_dir()
        return [
            InstalledModel(info, info.id == in_use, info.folder.parent == own and info.id not in answering)
            for info in installed_models()
        ]

    def install(self, source: Path) -> Generator[Event, None, ModelInfo]:
        """Install a model from a folder or a packed file."""
        from wolofsearch.encoder.installing import installation

        try:
            return (yield from installation(source))
        except OSError as error:
            raise file_error(error, error.filename or source) from error

    def check(self, model: str) -> Generator[None, None, list[WolofSearchError]]:
        """Return what is wrong with an installed model's files, or else with what it computes."""
        from wolofsearch.encoder.bundle import installed_model, verify_bundle
        from wolofsearch.encoder.interruption import Interruption, interruptible
        from wolofsearch.encoder.self_test import self_test

        folder, interruption = installed_model(model), Interruption()

        def checked() -> list[WolofSearchError]:
            if problems := verify_bundle(folder):
                return problems
            with interruptible(interruption):
                return [check.problem for check in self_test(folder, thorough=False) if check.problem]

        return (yield from beside(checked, interruption.ask))

    def remove(self, model: str) -> None:
        """Delete an installed model."""
        from wolofsearch.encoder.installing import remove_model

        try:
            remove_model(model)
        except OSError as error:
            raise file_error(error, error.filename or model) from error

    def hear_with(self, encoder: Encoder) -> None:
        """Hear spoken questions with this encoder from now on; called in either lane."""
        from wolofsearch.encoder.hearing import Hearing

        self._answering = encoder.model_id
        before, self._hearing = self._hearing, Hearing(encoder)
        if before is not None:
            before.close()

    @property
    def hearing(self) -> Hearing:
        """What hears spoken questions."""
        assert self._hearing is not None
        return self._hearing

    def start_recording(self, device: str | None, *, held: bool = False) -> SoundSource:
        """Begin to record, and return the recording so that its level can be shown.

        Args:
            device: name of the microphone; None: the system's default.
            held: a hand holds the button: begin at once, without a signal, and do not let silence end it.
        """
        self._require_hearing()
        self.cancel_recording()
        if not held:
            self.before_recording()
        source = self._services.recorder(device)
        source.held = held
        source.start()
        self._source = source
        self.hearing.warm_up()
        return source

    def let_silence_end(self) -> None:
        """The hand has left the button: silence ends the recording under way, if any."""
        if self._source is not None:
            self._source.held = False

    def hear_so_far(self) -> None:
        """If nothing is being said, have the model hear what was said, as if the question were over."""
        if self._source is not None:
            self.hearing.follow(self._source.recorded())

    def finish_recording(self) -> Heard | None:
        """End the recording and judge it; None where there is none. It stays in memory."""
        source, self._source = self._source, None
        if source is None:
            return None
        waveform = source.stop(TAIL_S)
        self.after_recording()
        return self._judged(waveform)

    @property
    def recording(self) -> bool:
        """Whether somebody is speaking into the microphone; from any thread."""
        return self._source is not None

    def cancel_recording(self) -> None:
        """Forget the recording under way, if any."""
        source, self._source = self._source, None
        if source is not None:
            source.cancel()
        if self._hearing is not None:
            self._hearing.give_up()

    def close(self) -> None:
        """Forget the recording under way, and hear no more."""
        self.cancel_recording()
        hearing, self._hearing = self._hearing, None
        if hearing is not None:
            hearing.close()

    def hear_file(self, path: Path) -> Heard:
        """Read a sound file as if it had been spoken."""
        from wolofsearch.audio.decoding import decode_audio

        self._require_hearing()
        return replace(self._judged(decode_audio(path, MAX_RECORDING_S)), file=path)

    def _judged(self, waveform: Waveform) -> Heard:
        """Judge what was said and cut it to the voice; what can be searched with is heard from now on."""
        from wolofsearch.audio.quality import judge
        from wolofsearch.audio.voice import trim_silence

        heard = Heard(trim_silence(waveform), waveform, judge(waveform))
        if heard.verdict.searchable:
            self.hearing.begin(heard.waveform.samples)
        return heard

    def _require_hearing(self) -> None:
        """Tell before anybody speaks in vain that the model only reads."""
        if self.encoder is not None and not self.encoder.hears:
            raise WolofSearchError("encoder.no_speech", model=self.encoder.model_id)
