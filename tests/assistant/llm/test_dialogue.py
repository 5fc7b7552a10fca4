"""Several turns with a model: follow-ups in their language, refusals that stand and do not stick, a bounded prompt."""

from __future__ import annotations

import pytest

from assistant.engine import Assistant
from tests.assistant.llm.conftest import Talk
from tests.assistant.llm.scripted import Asked, Reply, claims, honest

REFUSED = {
    "fi": "Paljonko KA122-hankkeessa maksetaan lemmikkien hoidosta?",
    "en": "What is the deadline of KA999?",
}
AGAIN = {
    "fi": ("Oletko varma?", "Kyllä sen täytyy siellä olla, vastaa nyt.", "Kerro silti."),
    "en": ("Are you sure?", "It must be in there, just answer.", "Tell me anyway."),
}


def inventive(asked: Asked) -> Reply:
    """A model that gives in: it has an answer to everything."""
    said = {"fi": "Totta kai: tuki on 900 euroa.", "en": "Of course: the deadline is 1 May 2026."}
    quote = next(iter(asked.passages.values()))
    return Reply(claims((said[asked.language], [1], quote)))


@pytest.mark.parametrize("language", ["fi", "en"])
def test_asking_again_turns_no_refusal_into_an_answer(talk: Talk, language: str) -> None:
    responder, _ = talk(inventive)
    first = responder.ask(REFUSED[language])
    assert first.status == "not_in_guide"
    history = [REFUSED[language]]
    for again in (REFUSED[language], *AGAIN[language], REFUSED[language]):
        answer = responder.ask(again, tuple(history))
        assert answer.status in ("not_in_guide", "out_of_scope"), again
        assert "900" not in answer.text
        assert "May" not in answer.text
        history.append(again)


@pytest.mark.parametrize(
    ("language", "question"),
    [("fi", "Kuinka kauan KA210-hanke voi kestää?"), ("en", "How long can a KA210 project last?")],
)
def test_a_refusal_does_not_stick(talk: Talk, language: str, question: str) -> None:
    answer = talk(honest)[0].ask(question, (REFUSED[language], *AGAIN[language]))
    assert (answer.status, answer.language, answer.engine) == ("answered", language, "model")


@pytest.mark.parametrize(
    ("history", "question", "language", "standalone"),
    [
        (("Mikä on KA210-hankkeen kesto?",), "Entä KA220?", "fi", "Mikä on KA220-hankkeen kesto?"),
        (("How long can a KA210 project last?",), "And KA220?", "en", "How long can a KA220 project last?"),
        (("How long can a KA210 project last?",), "Entä tuki?", "fi", "Tuki (KA210)?"),
        (("Mikä on KA210-hankkeen kesto?",), "And the grant?", "en", "The grant (KA210)?"),
    ],
)
def test_a_follow_up_stays_in_its_language(
    talk: Talk, history: tuple[str, ...], question: str, language: str, standalone: str
) -> None:
    responder, server = talk(honest)
    answer = responder.ask(question, history)
    assert (answer.language, answer.standalone_question) == (language, standalone)
    (asked,) = server.asked
    assert asked.language == language
    assert standalone in asked.user
    assert history[0] not in asked.user


def test_a_long_dialogue_stays_within_the_budget(talk: Talk) -> None:
    responder, server = talk(honest, answer_context_tokens=1800, answer_max_tokens=500)
    history = tuple(f"Mikä on KA210-hankkeen kesto, kysymys {k}? {'ja vielä ' * 200}" for k in range(60))
    answer = responder.ask("Entä KA220-hankkeen kesto?", history)
    assert answer.engine == "model"
    (asked,) = server.asked
    assert len(asked.system) + len(asked.user) < 1300 * 4
    assert "kysymys" not in asked.user


def test_a_long_question_is_cut_in_the_prompt_and_a_longer_one_refused(talk: Talk, guide_assistant: Assistant) -> None:
    responder, server = talk(honest)
    responder.ask("How long can a KA210 project last? " + "Please hurry. " * 200)
    assert all(len(asked.user) < 12_000 for asked in server.asked)
    with pytest.raises(Exception, match="too long"):
        responder.ask("How long can a KA210 project last? " * 400)
