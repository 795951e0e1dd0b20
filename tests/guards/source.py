"""The package as the guards see it: its modules parsed once, with what they import and which sentences they name."""

from __future__ import annotations

import ast
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "wolofsearch"


@dataclass(frozen=True)
class Import:
    """One imported name: ``wolofsearch.search.searching``, at module level or inside a function."""

    target: str
    line: int
    at_import_time: bool

    def is_of(self, name: str) -> bool:
        """Return whether this imports ``name`` or something inside it."""
        return self.target == name or self.target.startswith(name + ".")


@dataclass(frozen=True)
class Module:
    """One module of the package."""

    path: Path
    source: str
    tree: ast.Module

    @property
    def name(self) -> str:
        """Path inside the repository: ``wolofsearch/search/searching.py``."""
        return self.path.relative_to(ROOT).as_posix()

    @property
    def dotted(self) -> str:
        """Name by which it is imported: ``wolofsearch.search.searching``."""
        return ".".join(self.path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")

    @property
    def room(self) -> str:
        """Folder of the package that holds the module; a file at its top is ``"."``."""
        parts = self.path.relative_to(PACKAGE).parts
        if parts == ("__main__.py",):
            return "cli"  # python -m wolofsearch is the command line
        return parts[0] if len(parts) > 1 else "."

    def imports(self) -> list[Import]:
        """Return every import, except those that only the type checker sees."""
        found: list[Import] = []
        _collect(self.tree, at_import_time=True, found=found)
        return found


def _collect(node: ast.AST, *, at_import_time: bool, found: list[Import]) -> None:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import):
            found.extend(Import(alias.name, child.lineno, at_import_time) for alias in child.names)
        elif isinstance(child, ast.ImportFrom):
            base = "." * child.level + (child.module or "")
            found.extend(Import(f"{base}.{alias.name}", child.lineno, at_import_time) for alias in child.names)
        elif isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test):
            continue
        else:
            inside = isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
            _collect(child, at_import_time=at_import_time and not inside, found=found)


def parse(path: Path) -> Module:
    """Return one module, parsed."""
    source = path.read_text(encoding="utf-8")
    return Module(path, source, ast.parse(source, filename=str(path)))


@cache
def modules() -> tuple[Module, ...]:
    """Return every module of the package, in the order of their names."""
    return tuple(parse(path) for path in sorted(PACKAGE.rglob("*.py")))


@cache
def tracked_files() -> tuple[Path, ...]:
    """Return the files that git keeps and that are there."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return tuple(ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file())
