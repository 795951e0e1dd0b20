"""The sentences: complete in every language, Wolof in its rooms; the same facts, none missing, none left over."""

from __future__ import annotations

import ast
import re
from string import Formatter

from tests.guards.source import PACKAGE, Module, modules
from wolofsearch.examination.finding import good_sentences
from wolofsearch.messages import FULL_LANGUAGES, WOLOF_ROOMS, catalogue

ROOMS = sorted(path.stem for path in (PACKAGE / "messages").glob("*.toml"))
ENTRIES = {f"{room}.{name}": entry for room in ROOMS for name, entry in catalogue(room).items()}


def languages_of(message_id: str) -> tuple[str, ...]:
    """Return the languages in which a message is told: Wolof has all of its rooms and nothing else."""
    return (*FULL_LANGUAGES, "wo") if message_id.partition(".")[0] in WOLOF_ROOMS else FULL_LANGUAGES


def keys_of(message_id: str) -> set[str]:
    """Return the keys that a message has in its file."""
    return {key for language in languages_of(message_id) for key in (language, f"{language}_next")}


def facts_of(text: str) -> set[str]:
    """Return the names of the placeholders in a sentence."""
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def facts_wanted(message_id: str) -> set[str]:
    """Return every fact that some sentence of the message needs."""
    return set().union(*(facts_of(text) for text in ENTRIES[message_id].values()))


def raised(module: Module) -> list[tuple[ast.Call, str]]:
    """Return the calls that name a message outright, with its id."""
    found = []
    for node in ast.walk(module.tree):
        if not isinstance(node, ast.Call):
            continue
        called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        first = node.args[0] if node.args else None
        named = isinstance(first, ast.Constant) and isinstance(first.value, str)
        if called in {"WolofSearchError", "message"} and named:
            found.append((node, first.value))
        found.extend(
            (node, keyword.value.value)
            for keyword in node.keywords
            if keyword.arg == "message_id"
            and isinstance(keyword.value, ast.Constant)
            and isinstance(keyword.value.value, str)
        )
    return found


def patterns(module: Module) -> list[re.Pattern[str]]:
    """Return what the module's strings may name: literals as they are, ``f"audio.{verdict}"`` with its holes open."""
    found = []
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            found.append(re.compile(re.escape(node.value)))
        elif isinstance(node, ast.JoinedStr):
            parts = [
                re.escape(part.value) if isinstance(part, ast.Constant) and isinstance(part.value, str) else "[a-z_]+"
                for part in node.values
            ]
            if re.match(r"[a-z]+\\\.", parts[0]):
                found.append(re.compile("".join(parts)))
    return found


def test_there_are_sentences() -> None:
    assert "general" in ROOMS
    assert set(WOLOF_ROOMS) < set(ROOMS)


def test_every_message_is_told_in_every_language() -> None:
    incomplete = {
        message_id: sorted(keys_of(message_id) ^ set(entry))
        for message_id, entry in ENTRIES.items()
        if set(entry) != keys_of(message_id) or not all(text.strip() for text in entry.values())
    }
    assert incomplete == {}


def test_the_languages_tell_the_same_facts() -> None:
    different = []
    for message_id, entry in ENTRIES.items():
        told = [facts_of(entry[code]) | facts_of(entry[f"{code}_next"]) for code in languages_of(message_id)]
        if any(facts != told[0] for facts in told):
            different.append(message_id)
    assert different == []


def test_no_line_begins_with_a_mark() -> None:
    texts = [text for entry in (*ENTRIES.values(), *good_sentences().values()) for text in entry.values()]
    assert [text for text in texts if re.search("« | [?!:;»]", text)] == []
    assert any("\u00a0:" in text for text in texts)


def test_every_fact_is_a_plain_name() -> None:
    odd = {name for entry in ENTRIES for name in facts_wanted(entry) if not re.fullmatch(r"[a-z][a-z_]*", name)}
    assert odd == set()


def test_every_message_that_the_code_names_exists() -> None:
    unknown = [
        f"{module.name}:{call.lineno}: {message_id}"
        for module in modules()
        for call, message_id in raised(module)
        if message_id not in ENTRIES
    ]
    assert unknown == []


def test_every_message_gets_the_facts_it_tells() -> None:
    missing = []
    for module in modules():
        for call, message_id in raised(module):
            given = {keyword.arg for keyword in call.keywords}
            if None in given or "facts" in given or message_id not in ENTRIES:
                continue
            if lacking := facts_wanted(message_id) - {name for name in given if name}:
                missing.append(f"{module.name}:{call.lineno}: {message_id} needs {sorted(lacking)}")
    assert missing == []


def test_no_message_is_left_over() -> None:
    named = [pattern for module in modules() for pattern in patterns(module)]
    unused = [message_id for message_id in ENTRIES if not any(pattern.fullmatch(message_id) for pattern in named)]
    assert unused == []


def test_the_language_is_not_taken_for_a_fact() -> None:
    # `message` takes the language by position only: as a keyword it would silently become a fact.
    mistaken = [
        f"{module.name}:{call.lineno}"
        for module in modules()
        for call, _ in raised(module)
        if any(keyword.arg == "language" for keyword in call.keywords)
    ]
    assert mistaken == []
