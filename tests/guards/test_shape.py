"""The size and the manners of the modules: small, explained, and finished."""

from __future__ import annotations

import ast
import re
from statistics import median

from tests.guards.source import Module, modules

LARGEST_LINES = 400
MEDIAN_LINES = 120
UNFINISHED = re.compile(r"\b(TO" + r"DO|FIX" + r"ME|XX" + r"X|NotImplemented" + r"Error)\b")

Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def public_definitions(module: Module) -> list[Definition]:
    """Return the functions, classes and methods that others may use."""
    found: list[Definition] = []
    scopes: list[ast.Module | ast.ClassDef] = [module.tree]
    while scopes:
        for node in scopes.pop().body:
            if not isinstance(node, Definition) or node.name.startswith("_"):
                continue
            # What replaces a method of a library's class is explained there.
            if any(
                ast.unparse(decorator).split(".")[-1] in {"override", "overload"} for decorator in node.decorator_list
            ):
                continue
            found.append(node)
            if isinstance(node, ast.ClassDef):
                scopes.append(node)
    return found


def test_no_module_is_too_long() -> None:
    sizes = {module.name: len(module.source.splitlines()) for module in modules()}
    assert {name: size for name, size in sizes.items() if size > LARGEST_LINES} == {}
    assert median(size for size in sizes.values() if size > 3) <= MEDIAN_LINES


def test_every_module_opens_with_why_it_exists() -> None:
    assert [module.name for module in modules() if not ast.get_docstring(module.tree)] == []


def test_every_public_name_is_explained() -> None:
    silent = [
        f"{module.name}:{node.lineno}: {node.name}"
        for module in modules()
        for node in public_definitions(module)
        if not ast.get_docstring(node)
    ]
    assert silent == []


def test_nothing_is_left_unfinished() -> None:
    left = [
        f"{module.name}:{number}"
        for module in modules()
        for number, line in enumerate(module.source.splitlines(), 1)
        if UNFINISHED.search(line)
    ]
    assert left == []
