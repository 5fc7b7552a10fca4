"""What every view needs: settings, texts, today, and the resources that all sessions share, each made once."""

from __future__ import annotations

import logging
import os
import threading
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import streamlit as st

from assistant.calendar.agenda import ZONE, Occasion, Topic, list_occasions
from assistant.comparisons.side_by_side import Profile, list_profiles
from assistant.page.feedback import FeedbackBook, FeedbackError
from assistant.page.jobs import Jobs
from assistant.page.store import Conversations
from assistant.page.suggestions import Suggester
from assistant.page.texts import PageTexts
from assistant.retrieval.search import Searcher
from assistant.streaming import Responder, open_responder
from ingest.errors import GuideError, IndexMissingError
from ingest.index import Index, current_build
from ingest.settings import Settings
from ingest.shared import fetch_index
from ingest.types import Language

_CORES = os.cpu_count() or 2
log = logging.getLogger("erasmus_guide.page")


@dataclass(frozen=True, slots=True)
class Context:
    """One run of the page: the settings, the index in use, the language and the moment, which has a time zone."""

    settings: Settings
    responder: Responder
    build: str
    texts: PageTexts
    now: datetime

    @property
    def searcher(self) -> Searcher:
        """What searches the index in use."""
        return self.responder.assistant.searcher

    @property
    def index(self) -> Index:
        """The index in use."""
        return self.searcher.index

    def occasions(self, language: Language | None = None) -> tuple[Occasion, ...]:
        """The dates of the guides in use."""
        return _occasions(self.searcher, self.build, language or self.texts.language)

    def profiles(self) -> tuple[Profile, ...]:
        """The actions that can be compared."""
        return _profiles(self.searcher, self.build, self.texts.language)

    def starters(self) -> tuple[str, ...]:
        """The suggested questions that the guides in use answer."""
        return _suggester(self.responder, self.build).starters(self.texts.language)

    def about(self, topic: Topic, language: Language) -> tuple[tuple[str, str], ...]:
        """The questions on one action that the guides in use answer, with what they ask for."""
        return _suggester(self.responder, self.build).about(topic, language)

    @property
    def jobs(self) -> Jobs:
        """Where all sessions' questions are answered.

        Waiting for a model costs nothing; without one every thread computes, and more than cores slow each other.
        """
        threads = self.settings.answer_threads
        return _jobs(threads if self.responder.has_model else min(threads, _CORES))

    @property
    def conversations(self) -> Conversations:
        """The conversations that a reload brings back."""
        return _conversations(self.settings.conversation_hours)

    @property
    def feedback(self) -> FeedbackBook:
        """Where feedback is kept."""
        return FeedbackBook(self.settings.feedback, self.settings.feedback_days)


def open_context(settings: Settings, texts: PageTexts) -> Context:
    """The context of this run. Raises the errors of `ingest.index.open_index` and `ingest.shared.fetch_index`."""
    build = _follow(settings)
    _forget_old_feedback(settings.feedback, settings.feedback_days)
    key = f"{build}|{settings.model_dump_json(exclude={'today'})}"
    return Context(settings, _responder(settings, key), build.name, texts, _now(settings))


def _follow(settings: Settings) -> Path:
    """The build in use. Of a shared index the first build is waited for; news are fetched while the page goes on."""
    if settings.chroma_url:
        try:
            current_build(settings.index_dir)
        except IndexMissingError:
            fetch_index(settings, force=False)
        else:
            threading.Thread(target=_fetch, args=(settings,), name="fetching", daemon=True).start()
    return current_build(settings.index_dir)


def _fetch(settings: Settings) -> None:
    try:
        fetch_index(settings, force=False)
    except GuideError:
        log.exception("the index could not be fetched")


def _now(settings: Settings) -> datetime:
    now = datetime.now(ZONE)
    return now if settings.today is None else datetime.combine(settings.today, now.time(), ZONE)


@st.cache_resource(show_spinner=False, max_entries=2)
def _responder(_settings: Settings, key: str) -> Responder:
    """Made once for all sessions; `key` changes with the index in use and the settings."""
    log.info("opening the index: %s", key.partition("|")[0])
    return open_responder(_settings)


@st.cache_resource(show_spinner=False, max_entries=8)
def _occasions(_searcher: Searcher, build: str, language: Language) -> tuple[Occasion, ...]:
    return list_occasions(_searcher, language)


@st.cache_resource(show_spinner=False, max_entries=8)
def _profiles(_searcher: Searcher, build: str, language: Language) -> tuple[Profile, ...]:
    return list_profiles(_searcher, language)


@st.cache_resource(show_spinner=False, max_entries=2)
def _suggester(_responder: Responder, build: str) -> Suggester:
    """Worked out ahead beside the page, so that nobody waits for it."""
    made = Suggester(_responder.assistant.ask, _responder.assistant.searcher)
    threading.Thread(target=made.warm, name="suggestions", daemon=True).start()
    return made


@st.cache_resource(show_spinner=False)
def _jobs(threads: int) -> Jobs:
    return Jobs(threads)


@st.cache_resource(show_spinner=False)
def _conversations(hours: float) -> Conversations:
    return Conversations(hours)


@st.cache_data(show_spinner=False, ttl="1d")
def _forget_old_feedback(path: Path, days: int) -> None:
    """Once a day, whether somebody rates an answer or not."""
    try:
        FeedbackBook(path, days).forget_old()
    except FeedbackError as exc:
        log.warning("%s", exc)


def session(name: str, default: Any = None) -> Any:
    """A value of this session, made from `default` where it is not there yet."""
    return st.session_state.setdefault(name, default)
