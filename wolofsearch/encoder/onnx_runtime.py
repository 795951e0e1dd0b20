"""Runs a bundle on ONNX Runtime, without torch in the process.

Speech goes waveform → ``speech.onnx`` → soft tokens; text goes tokens → rows of the memory-mapped embedding table. Both
meet before ``text.onnx``: prompt, soft tokens or text, last position, unit vector. A bundle with a lexicon reads the
same sound a second time, as words that may have been said, and its vector of speech is the mean of both readings.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from threading import Event

import numpy as np

from wolofsearch.encoder.bundle import LEXICON, PROMPTS, SPEECH, VECTOR, Manifest, read_manifest, require_intact
from wolofsearch.encoder.graph_session import GraphSession, MakeSession, real_session
from wolofsearch.encoder.lexicon import Lexicon
from wolofsearch.encoder.prompt_states import PromptStates, prompt_ids, prompt_name, text_inputs
from wolofsearch.encoder.protocol import FloatArray, Heard, Task
from wolofsearch.encoder.providers import TORCH, Provider, installed, preferred
from wolofsearch.encoder.resources import Resources
from wolofsearch.encoder.tokens import Tokens
from wolofsearch.encoder.word_search import Reading, clarity, readings
from wolofsearch.errors import WolofSearchError

SHORTEST_S = 0.1
FUSED_SECONDS = 4.0
"""Beyond so long a clip late fusion counts for less and less: it has learnt from short ones."""
UNCLEAR = 0.2
"""Where letters are so unsure (1 - clarity), late fusion weighs as much as the words; where they are surer, less."""


@dataclass(frozen=True, slots=True)
class SpeechReading:
    """What speech means: by late fusion, as the reference computes it, and by its words; unit vectors (width,).

    ``meant`` is None where no words are heard, or the bundle knows none; ``words``, ``""`` then, are those that were
    most probably said, which are measured with and shown to nobody. ``clarity``: see
    :class:`~wolofsearch.encoder.protocol.Heard`.
    """

    fused: FloatArray
    meant: FloatArray | None
    clarity: float
    seconds: float
    words: str = ""

    @property
    def mean(self) -> FloatArray:
        """The vector of both readings, (width,), not of length 1."""
        return self.fused if self.meant is None else np.asarray(self.meant + self.weight * self.fused, np.float32)

    @property
    def weight(self) -> float:
        """Weight of late fusion against the words, 0 to 1; chosen on unheard synthetic voices and on Mboshi."""
        unsure = min(1.0, (1 - self.clarity) / UNCLEAR)
        return float((unsure * FUSED_SECONDS / max(self.seconds, FUSED_SECONDS)) ** 2)


class OnnxEncoder:
    """An :class:`wolofsearch.encoder.protocol.Encoder` on the best provider that carries it.

    Args:
        folder: the bundle.
        dim: length of the vectors, one of the model's dims or any smaller number; None: the model's default.
        provider: name of the execution provider to try first; None: the program chooses.
        resources: threads and memory it may use; None: what this computer has to spare.
        available: the providers that there are; None: those of the installed ONNX Runtime.
        make: makes a session of a graph on a provider; None: a real one.

    Raises:
        WolofSearchError: the bundle is missing, changed or broken (``encoder.…``).
    """

    def __init__(
        self,
        folder: Path,
        dim: int | None = None,
        provider: str | None = None,
        resources: Resources | None = None,
        *,
        available: Sequence[Provider] | None = None,
        make: MakeSession | None = None,
    ) -> None:
        self.manifest: Manifest = read_manifest(folder)
        if dim is not None and not 1 <= dim <= self.manifest.width:
            raise WolofSearchError("encoder.wrong_dim", dim=dim, largest=self.manifest.width)
        require_intact(folder, self.manifest)
        self.dim = dim or self.manifest.default_dim
        self.model_id = self.manifest.id
        self.precision = self.manifest.precision
        self.max_tokens = self.manifest.max_tokens
        self.confidence_threshold = self.manifest.confidence
        resources = resources or Resources.of_this_computer()
        self._batch_tokens = resources.batch_tokens(self.manifest.width)
        make = make or real_session(resources.threads)
        chain = preferred(self.precision, provider, installed() if available is None else available)
        files = {name: folder / entry["name"] for name, entry in self.manifest.files.items()}
        try:
            # The tokenizer never lets go of Python's lock while it is read, native code does while it loads a graph:
            # begun a moment later, and in the other thread, it costs no time. Graphs loaded there, or at the same
            # time, cost 100 MB more at the full size.
            with ThreadPoolExecutor(1) as beside:
                begun = Event()
                tokens = beside.submit(_tokens, files["tokenizer"], self.max_tokens, begun)
                begun.set()
                self._text = GraphSession(files["text"], chain, make)
                self._speech = GraphSession(files[SPEECH], chain, make) if SPEECH in files else None
                self._tokens = tokens.result()
            self._table = _table(files["embeddings"], self.manifest, self._tokens.size)
            self._prompt_ids = prompt_ids(self.manifest, self._tokens)
            sizes = {name: len(ids) for name, ids in self._prompt_ids.items()}
            self._prompts = PromptStates(files[PROMPTS], sizes) if PROMPTS in files else None
            self._lexicon = _lexicon(files[LEXICON], self._speech) if self._speech and LEXICON in files else None
        except Exception as error:  # a native library's complaint about a file: whatever its type, the file is bad
            raise WolofSearchError("encoder.unusable", path=folder, detail=error) from error
        heads = _heads(self._speech) if self._speech else []
        if heads and self.dim > heads[-1]:
            raise WolofSearchError("encoder.wrong_dim", dim=self.dim, largest=heads[-1])
        # A dual encoder's vector is as long as wanted, or is cut from the next longer one; late fusion has no heads.
        self._head = next((f"{VECTOR}{head}" for head in heads if head >= self.dim), None)

    @property
    def runtime(self) -> str:
        """What computes now, in words a person may read: ``"ONNX Runtime (CPU)"``."""
        used = dict.fromkeys(graph.provider for graph in self._graphs)
        titles = ", ".join(provider.title for provider in used if provider is not TORCH)
        onnx = [f"ONNX Runtime ({titles})"] if titles else []
        return ", ".join([TORCH.title, *onnx] if TORCH in used else onnx)

    @property
    def fallbacks(self) -> list[WolofSearchError]:
        """Providers that failed since the model was loaded, and what took their place; each said once."""
        found = dict.fromkeys(fallback for graph in self._graphs for fallback in graph.fallbacks)
        return [fallback.error for fallback in found]

    @property
    def _graphs(self) -> list[GraphSession]:
        return [self._text] if self._speech is None else [self._speech, self._text]

    def count_tokens(self, text: str) -> int:
        """Return the number of tokens of ``text``."""
        return self._tokens.count(text)

    def cuts(self, text: str, task: Task | None = None) -> bool:
        """Return whether the end of ``text`` is left unread: a query behind its task's prompt, a document (None)."""
        whole = text if task is None else f"{self._prompt('text', task)} {text}".strip()
        return self.count_tokens(whole) >= self.max_tokens  # the end-of-text token takes a place

    def encode_documents(self, texts: Sequence[str]) -> FloatArray:
        """Return one unit row for each text: (n, dim) float32."""
        return self._encode_ids(self._tokens.encode_batch(texts))

    @property
    def hears(self) -> bool:
        """Whether the bundle hears speech, or reads only."""
        return self._speech is not None

    @property
    def has_heads(self) -> bool:
        """Whether speech has a vector of its own for each dim, none being a part of another (the dual encoder)."""
        return self._head is not None

    @property
    def knows_words(self) -> bool:
        """Whether the vectors of speech come from words too, not from late fusion alone, and words have vectors."""
        return self._lexicon is not None

    def weigh_words(self, words: Sequence[str]) -> FloatArray:
        """Return how much words in lower case tell, (n,); all nothing where the bundle has no lexicon."""
        return self._lexicon.weights(words) if self._lexicon else np.zeros(len(words), np.float32)

    def encode_query(self, text: str, task: Task = "document") -> FloatArray:
        """Return the unit vector, (dim,) float32, of a typed query behind the task's prompt."""
        vector: FloatArray = self._cut(self._typed([text], task))[0]
        return vector

    def encode_speech(self, waveform: FloatArray, task: Task = "document") -> FloatArray:
        """Return the vector of :meth:`hear`, (dim,) float32."""
        return self.hear(waveform, task).vector

    def hear(self, waveform: FloatArray, task: Task = "document") -> Heard:
        """Return what the model makes of 16 kHz mono speech; what is longer than it hears is cut."""
        reading = self.read_speech(waveform, task)
        return Heard(self._cut(reading.mean), reading.clarity, reading.words)

    def read_speech(self, waveform: FloatArray, task: Task = "document") -> SpeechReading:
        """Return both readings of speech at full width; a dual encoder's vector has zeros behind its own dim.

        Raises:
            WolofSearchError: ``encoder.no_speech`` for a bundle that reads only, ``encoder.unknown_task``.
        """
        seconds = min(len(waveform) / self.manifest.sample_rate_hz, self.manifest.max_seconds)
        if self._head is not None:
            return SpeechReading(self._dual(waveform, task), None, 1.0, seconds)
        soft, letters = self._listen(waveform)
        clear = 1.0 if letters is None else clarity(letters)
        said = readings(letters, self._lexicon) if self._lexicon and letters is not None else []
        words = said[0].text if said else ""
        return SpeechReading(self._fused(soft, task), self._meant(said, task), clear, seconds, words)

    def _listen(self, waveform: FloatArray) -> tuple[FloatArray, FloatArray | None]:
        """Return soft tokens (tokens, width) and log-probabilities of letters (frames, letters) of a clip."""
        soft, *letters = self._ears().run(None, {"waveform": self._clip(waveform)})
        return np.asarray(soft[0], np.float32), np.asarray(letters[0][0], np.float32) if letters else None

    def _ears(self) -> GraphSession:
        if self._speech is None:
            raise WolofSearchError("encoder.no_speech", model=self.model_id)
        return self._speech

    def _clip(self, waveform: FloatArray) -> FloatArray:
        """Return what the speech graph takes of a waveform: (1, samples), neither too long nor too short."""
        rate_hz = self.manifest.sample_rate_hz
        clip = np.asarray(waveform, dtype=np.float32)[: int(self.manifest.max_seconds * rate_hz)]
        return np.pad(clip, (0, max(0, int(SHORTEST_S * rate_hz) - len(clip))))[None, :]

    def _dual(self, waveform: FloatArray, task: Task) -> FloatArray:
        """Return a dual encoder's vector of a clip, (width,). No prompt goes into it, but the task must be known."""
        self._prompt("speech", task)
        assert self._head is not None
        vector = self._ears().run([self._head], {"waveform": self._clip(waveform)})[0][0]
        return np.pad(np.asarray(vector, np.float32), (0, self.manifest.width - len(vector)))

    def _fused(self, soft: FloatArray, task: Task) -> FloatArray:
        """Return the whole vector, (width,), of soft tokens between prompt and end."""
        self._prompt("speech", task)
        after = [self._tokens.end] if self.manifest.end_after_speech else []
        behind = np.concatenate([soft, self._embeds(after)])
        vector: FloatArray = self._run_text([behind], prompt_name("speech", task))[0]
        return vector

    def _meant(self, said: list[Reading], task: Task) -> FloatArray | None:
        """Return the whole unit vector, (width,), of the words that may have been said; None where there are none."""
        if not said:
            return None
        shares = np.array([reading.share for reading in said], np.float32)
        return _unit(shares @ self._typed([reading.text for reading in said], task))

    def _typed(self, texts: list[str], task: Task) -> FloatArray:
        """Return the whole vectors, (texts, width), of texts behind a prompt."""
        prompt, name = self._prompt("text", task), prompt_name("text", task)
        rows = self._tokens.encode_batch([f"{prompt} {text}".strip() for text in texts])
        before = self._prompt_ids[name]
        # Where a tokenizer joins the end of the prompt to what follows, it is not the prompt that stands there.
        if any(row[: len(before)] != before for row in rows):
            return self._run_text([self._embeds(row) for row in rows])
        return self._run_text([self._embeds(row[len(before) :]) for row in rows], name)

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
            if last or len(rows[order[position + 1]]) * (len(batch) + 1) > self._batch_tokens:
                vectors[batch] = self._cut(self._run_text([self._embeds(rows[number]) for number in batch]))
                batch = []
        return vectors

    def _run_text(self, sequences: list[FloatArray], prompt: str | None = None) -> FloatArray:
        """Return the vectors, (sequences, width), of embeddings, each (tokens, width), behind the prompt of a name."""
        past: FloatArray | None = None
        if self._prompts is not None:
            past = self._prompts.none if prompt is None else self._prompts.of(prompt)
        elif prompt is not None:
            before = self._embeds(self._prompt_ids[prompt])
            sequences = [np.concatenate([before, sequence]) for sequence in sequences]
        return np.asarray(self._text.run(None, text_inputs(sequences, past))[0], np.float32)

    def _cut(self, vectors: FloatArray) -> FloatArray:
        """Return the leading dims of vectors, (…, width) → (…, dim), as unit rows."""
        return _unit(vectors[..., : self.dim])


def _tokens(file: Path, max_tokens: int, begun: Event) -> Tokens:
    begun.wait()
    return Tokens.load(file, max_tokens)


def _unit(vectors: FloatArray) -> FloatArray:
    norms = np.linalg.norm(vectors, axis=-1, keepdims=True)
    return np.asarray(vectors / np.maximum(norms, 1e-12), dtype=np.float32)


def _heads(speech: GraphSession) -> list[int]:
    """Return the dims that a dual encoder has a head for, the shortest first; none in late fusion."""
    names = [output.name.removeprefix(VECTOR) for output in speech.outputs() if output.name.startswith(VECTOR)]
    return sorted(int(name) for name in names if name.isdecimal())


def _lexicon(file: Path, speech: GraphSession) -> Lexicon:
    """Return the words of a file; words that the letter head cannot spell would fail only in the middle of a search."""
    lexicon = Lexicon.load(file)
    outputs = speech.outputs()
    if len(outputs) != 2 or outputs[1].shape[-1] != 1 + len(lexicon.letters):
        raise ValueError(f"{file.name}: {len(lexicon.letters)} letters")
    _ = lexicon.tree  # made while the model loads, not while the first question waits
    return lexicon


def _table(file: Path, manifest: Manifest, token_ids: int) -> np.memmap[tuple[int, int], np.dtype[np.float16]]:
    """Return the embedding table; one that lacks tokens would fail only in the middle of a search."""
    shape = (manifest.vocabulary, manifest.width)
    if file.stat().st_size != 2 * shape[0] * shape[1] or token_ids > manifest.vocabulary:
        raise ValueError(f"{file.name}: {shape[0]} × {shape[1]}")
    return np.memmap(file, dtype="<f2", mode="r", shape=shape)
