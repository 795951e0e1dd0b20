"""Text → token ids, without torch or transformers in the process.

The tokenizer file is the ``tokenizers`` library's own JSON; the end-of-text token that closes every text (and the
prompt before speech) is appended here, because released tokenizers differ in whether they do it themselves.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tokenizers import Tokenizer

END_OF_TEXT = "<|endoftext|>"


class Tokens:
    """A tokenizer with the model's end-of-text rule and length limit."""

    def __init__(self, tokenizer: Tokenizer, max_tokens: int) -> None:
        end = tokenizer.token_to_id(END_OF_TEXT)
        if end is None:
            raise ValueError(f"the tokenizer has no {END_OF_TEXT} token")
        # A published file may ask for what its last user wanted: a batch of equal lengths, cut before the end.
        tokenizer.no_padding()
        tokenizer.no_truncation()
        self._tokenizer = tokenizer
        self.end: int = end
        self.max_tokens = max_tokens
        self.size: int = tokenizer.get_vocab_size()

    @classmethod
    def load(cls, file: Path, max_tokens: int) -> Tokens:
        """Read a ``tokenizer.json``."""
        return cls(Tokenizer.from_file(str(file)), max_tokens)

    def encode(self, text: str) -> list[int]:
        """Return the ids of ``text``, cut to ``max_tokens`` with the end-of-text token in place."""
        return self.encode_batch([text])[0]

    def encode_batch(self, texts: Sequence[str]) -> list[list[int]]:
        """Return the ids of every text, each as :meth:`encode` gives it."""
        encodings = self._tokenizer.encode_batch_fast(list(texts), add_special_tokens=False)
        return [[*encoding.ids[: self.max_tokens - 1], self.end] for encoding in encodings]

    def count(self, text: str) -> int:
        """Return the number of tokens of ``text``, the end-of-text token not counted and nothing cut."""
        return len(self._tokenizer.encode(text, add_special_tokens=False).ids)
