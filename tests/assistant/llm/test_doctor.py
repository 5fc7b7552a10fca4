"""`python -m assistant doctor`: what it finds and what it advises; and the command line with a model."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from assistant.cli import main
from assistant.doctor import Check, examine
from ingest.settings import Settings
from tests.assistant.llm.conftest import model_settings
from tests.assistant.llm.scripted import Asked, Reply, claims, closed_port, honest, serving

Captured = pytest.CaptureFixture[str]
LIBRARY = claims(("The library is open from 9 to 16.", [1], "from 9 to 16"))


def found(settings: Settings) -> dict[str, Check]:
    return {check.name: check for check in examine(settings)}


@pytest.fixture
def tiny_settings(tiny_guide: tuple[Path, Path]) -> dict[str, Path]:
    return {"corpus": tiny_guide[0], "index": tiny_guide[1]}


def test_without_a_model_all_is_well(tiny_settings: dict[str, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    checks = found(Settings(answer_model="", **tiny_settings))
    assert {name: check.state for name, check in checks.items()} == {
        "embedding": "ok", "index": "ok", "language model": "off", "tracing": "off",
    }  # fmt: skip
    assert "2 documents (en, fi)" in checks["index"].found


def test_a_model_that_works(tiny_settings: dict[str, Path]) -> None:
    with serving(lambda asked: Reply(LIBRARY)) as server:
        check = found(model_settings(server.url, **tiny_settings))["language model"]
        assert check.state == "ok"
        assert "json_schema" in check.found
        assert server.url in check.found
        assert "library" in server.asked[0].user


def test_a_model_that_makes_things_up_is_warned_about(tiny_settings: dict[str, Path]) -> None:
    with serving(lambda asked: Reply(claims(("It is open from 8 to 20.", [1], "x")))) as server:
        assert found(model_settings(server.url, **tiny_settings))["language model"].state == "warning"


@pytest.mark.parametrize(
    ("reply", "advice"),
    [
        (Reply(status=401), "API_KEY"), (Reply(status=404), "does not know this model"), (Reply(status=429), "Wait"),
        (Reply("no"), "JSON"), (Reply(status=500), "log"), (Reply("blah " * 10_000), "MAX_TOKENS"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_server_and_what_to_do(tiny_settings: dict[str, Path], reply: Reply, advice: str) -> None:
    with serving(lambda asked: reply) as server:
        check = found(model_settings(server.url, **tiny_settings))["language model"]
    assert check.state == "failed"
    assert advice in check.advice


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"answer_base_url": "CLOSED"}, "Is the server running"),
        ({"answer_base_url": ""}, "API_KEY"),
        ({"answer_model": "nonsense"}, "provider:model"),
        ({"answer_model": "nobody:x"}, "nobody"),
    ],
)
def test_settings_that_cannot_work(tiny_settings: dict[str, Path], given: dict[str, str], says: str) -> None:
    url = given.pop("answer_base_url", "CLOSED")
    settings = model_settings(closed_port() if url == "CLOSED" else url, **{**tiny_settings, **given})
    check = found(settings)["language model"]
    assert check.state == "failed"
    assert says in str(check)


def test_no_index(tmp_path: Path) -> None:
    check = found(Settings(answer_model="", index=tmp_path))["index"]
    assert check.state == "failed"
    assert "python -m ingest" in str(check)


def test_tracing_is_off_and_is_told_where_it_is_on(
    tiny_settings: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANGSMITH_TRACING", "true")
    check = found(Settings(answer_model="", **tiny_settings))["tracing"]
    assert check.state == "warning"
    assert "LANGSMITH_TRACING" in check.advice


def test_the_exit_code_says_whether_something_failed(
    tiny: list[str], capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ANSWER_MODEL", "")
    assert main([*tiny, "doctor"]) == 0
    assert "✓ index" in capsys.readouterr().out
    monkeypatch.setenv("ANSWER_MODEL", "openai:x")
    monkeypatch.setenv("ERASMUS_GUIDE_ANSWER_BASE_URL", closed_port())
    assert main([*tiny, "doctor"]) == 1
    assert "✗ language model" in capsys.readouterr().out


def grants(asked: Asked) -> Reply:
    return Reply(claims(("The KX100 grant is at most EUR 30,000 for each project.", [1], asked.passages[1])))


def test_ask_batch_and_chat_use_the_model(
    tiny: list[str], capsys: Captured, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    question = "How much is the KX100 grant?"
    said = "The KX100 grant is at most EUR 30,000 for each project."
    file = tmp_path / "batch.jsonl"
    file.write_text(json.dumps({"id": 1, "question": question}) + "\n", encoding="utf-8")
    with serving(grants) as server:
        monkeypatch.setenv("ANSWER_MODEL", "openai:scripted")
        monkeypatch.setenv("ERASMUS_GUIDE_ANSWER_BASE_URL", server.url)
        assert main([*tiny, "ask", question]) == 0
        assert said in capsys.readouterr().out
        assert main([*tiny, "ask", "--batch", str(file)]) == 0
        assert json.loads(capsys.readouterr().out)["answer"].startswith(said)
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(f"{question}\n\n".encode()), encoding="utf-8"))
        assert main([*tiny, "chat"]) == 0
        shown = capsys.readouterr().out
        assert shown.count(said) == 1
        assert "Sources:" in shown
        assert len(server.asked) == 3


def test_a_name_that_is_no_model_is_an_error_with_advice(
    tiny: list[str], capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ANSWER_MODEL", "gpt-something")
    assert main([*tiny, "ask", "How much is the KX100 grant?"]) == 1
    assert "ANSWER_MODEL" in capsys.readouterr().err


def test_the_key_is_in_no_text(monkeypatch: pytest.MonkeyPatch, tiny_settings: dict[str, Path]) -> None:
    monkeypatch.setenv("ERASMUS_GUIDE_ANSWER_API_KEY", "s3cret-key")
    with serving(lambda asked: Reply(status=401)) as server:
        settings = model_settings(server.url, **tiny_settings)
        checks = "\n".join(map(str, examine(settings)))
    assert "s3cret" not in repr(settings) + checks
    assert settings.answer_api_key is not None


@pytest.mark.parametrize("name", ["ANSWER_MODEL", "ERASMUS_GUIDE_ANSWER_MODEL"])
def test_the_model_is_read_under_both_names(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.delenv("ANSWER_MODEL", raising=False)
    monkeypatch.setenv(name, "openai:some-model")
    assert Settings().answer_model == "openai:some-model"


def test_honest_is_honest() -> None:
    """The scripted model quotes its first passage; the others rely on it."""
    asked = Asked({"messages": [{"role": "user", "content": "=x= PASSAGES\n(1) A b.\n=x= END OF PASSAGES"}]})
    assert json.loads(honest(asked).text)["claims"][0]["text"] == "A b."
