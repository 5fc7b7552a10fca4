"""The image and compose.yaml, as far as they can be looked at without Docker: nothing missing, nothing misnamed."""

from __future__ import annotations

import ast
import importlib.util
import json
import re
import tomllib
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest
import yaml

from ingest.cli import main as ingest
from ingest.settings import Settings

ROOT = Path(__file__).resolve().parents[1]
STEPS = re.sub(r"\\\n", " ", (ROOT / "Dockerfile").read_text(encoding="utf-8"))
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
OWN = {name: service for name, service in SERVICES.items() if "build" in service}


def step(name: str) -> list[str]:
    """What stands behind each step of that name in the Dockerfile."""
    return re.findall(rf"^{name} +(.*)$", STEPS, re.MULTILINE)


def copied() -> set[str]:
    return {source for line in step("COPY") for source in line.split()[:-1]}


def variables() -> dict[str, str]:
    return dict(pair.split("=", 1) for line in step("ENV") for pair in line.split())


def test_everything_copied_is_there_and_goes_to_its_place() -> None:
    for line in step("COPY"):
        *sources, target = line.split()
        assert all((ROOT / source).exists() for source in sources)
        assert target == "./" or sources == [target]


def test_every_package_and_every_module_of_ours_that_is_imported_is_copied() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    packages = {name.rstrip("*") for name in project["tool"]["setuptools"]["packages"]["find"]["include"]}
    assert packages <= copied()
    assert {"pyproject.toml", "constraints.txt", project["project"]["readme"]} <= copied()
    ours = {path.stem for path in ROOT.iterdir() if path.suffix == ".py" or any(path.glob("*.py"))}
    held = {Path(name).stem for name in copied()}
    for name in sorted(copied()):
        for path in [ROOT / name] if name.endswith(".py") else (ROOT / name).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
                if isinstance(node, ast.ImportFrom) and not node.level:
                    names = [node.module or ""]
                wanted = {each.partition(".")[0] for each in names} & ours
                assert wanted <= held, f"{path} imports {wanted - held}, which the image lacks"


def test_what_is_kept_out_of_the_image_is_nothing_that_goes_in() -> None:
    for rule in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines():
        if rule and not rule.startswith("#"):
            assert not any(fnmatch(name, rule.removeprefix("**/")) for name in copied())


def test_the_extras_of_the_image_exist() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    (extras,) = (line.partition("=")[2] for line in step("ARG") if line.startswith("EXTRAS="))
    assert set(extras.split(",")) <= set(project["optional-dependencies"])


def test_services_name_only_what_there_is() -> None:
    for service in SERVICES.values():
        assert "image" in service
        assert set(service["networks"]) <= set(COMPOSE["networks"])
        for volume in service.get("volumes", ()):
            source = volume.partition(":")[0] if ":" in volume else ""
            assert not re.fullmatch(r"[\w-]+", source) or source in COMPOSE["volumes"]
        for name, needed in service.get("depends_on", {}).items():
            assert needed["condition"] != "service_healthy" or "healthcheck" in SERVICES[name]


@pytest.mark.parametrize("name", OWN)
def test_the_settings_of_the_services_are_settings_of_the_guide(name: str) -> None:
    known = {f"ERASMUS_GUIDE_{field.upper()}" for field in Settings.model_fields} | {"CHROMA_URL", "ANSWER_MODEL"}
    given = {key for key in {**variables(), **OWN[name]["environment"]} if key.startswith("ERASMUS_GUIDE_")}
    assert given <= known


def test_the_commands_exist(capsys: pytest.CaptureFixture[str]) -> None:
    (command,) = map(json.loads, step("CMD"))
    assert command[:4] == ["python", "-m", "streamlit", "run"]
    assert command[4] in copied()
    assert OWN["ingest"]["entrypoint"][:2] == ["python", "-m"]
    assert importlib.util.find_spec(OWN["ingest"]["entrypoint"][2]) is not None
    said = re.search(r"run --rm ingest \[(.*)\]", (ROOT / "compose.yaml").read_text(encoding="utf-8"))
    assert said is not None
    for verb in said[1].split(" | "):
        with pytest.raises(SystemExit) as ended:
            ingest([verb.split()[0], "--help"])
        assert ended.value.code == 0


def test_the_page_answers_where_it_is_published_and_looked_at() -> None:
    (command,) = map(json.loads, step("CMD"))
    port = command[command.index("--server.port") + 1]
    assert step("EXPOSE") == [port]
    assert all(published.endswith(f":{port}") for published in OWN["page"]["ports"])
    assert f"http://127.0.0.1:{port}/_stcore/health" in OWN["page"]["healthcheck"]["test"][-1]
    assert all(published.startswith("127.0.0.1:") for published in OWN["page"]["ports"])


@pytest.mark.parametrize("name", OWN)
def test_what_a_service_writes_is_a_volume(name: str) -> None:
    """The index, the feedback, the home: each on a volume, or on a tmpfs that is said to be the user's."""
    service, said = OWN[name], variables()
    volumes = [volume.rpartition(":")[2] for volume in service["volumes"] if not volume.endswith(":ro")]
    memory = dict(entry.partition(":")[::2] for entry in service.get("tmpfs", ()))
    assert said["ERASMUS_GUIDE_INDEX"] in volumes
    assert service["environment"]["ERASMUS_GUIDE_CORPUS"] in volumes
    if service.get("read_only"):
        assert str(Path(said["ERASMUS_GUIDE_FEEDBACK"]).parent) in volumes
        assert {"/tmp", said["HOME"]} <= set(memory)
    assert all(path == "/tmp" or "uid=" in options for path, options in memory.items())
    (made,) = (line for line in step("RUN") if "chown" in line)
    assert all(path in made.rpartition("chown")[2] for path in volumes if path.startswith("/data/"))
