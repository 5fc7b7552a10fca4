"""The assistant for those who build with LangChain: a retriever and a runnable.

Imported only by them: langchain-core takes some tenths of a second to import, which one answer does without.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document as LangChainDocument
from langchain_core.retrievers import BaseRetriever
from langchain_core.runnables import RunnableLambda
from pydantic import ConfigDict

from assistant.batch import Record, answer_to_json
from assistant.engine import Assistant
from ingest.records import locator_to_json


class GuideRetriever(BaseRetriever):
    """The hybrid retrieval of the engine, as LangChain's retriever.

    Each document's metadata holds `document_id`, `locator`, `headings`, `start`, `end` and `score`; `k` is how
    many are returned, best first, at most one per passage or list.
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)

    assistant: Assistant
    k: int = 8

    def _get_relevant_documents(
        self, query: str, *, run_manager: CallbackManagerForRetrieverRun
    ) -> list[LangChainDocument]:
        found = self.assistant.search(query)
        passages = self.assistant.searcher.index.passages
        documents = []
        for position in found.order[: self.k]:
            unit = found.units[position]
            metadata = {
                "document_id": unit.document.id,
                "locator": locator_to_json(unit.locator),
                "headings": list(unit.headings),
                "start": passages[unit.members[0]].start,
                "end": passages[unit.members[-1]].end,
                "score": float(found.scores[position]),
            }
            documents.append(LangChainDocument(page_content=unit.text, metadata=metadata))
        return documents


def as_runnable(assistant: Assistant) -> RunnableLambda[Any, Record]:
    """A runnable from a question, or `{"question", "history", "today"}`, to the answer's JSON record."""

    def answer(asked: str | dict[str, Any]) -> Record:
        if isinstance(asked, str):
            return answer_to_json(assistant.ask(asked))
        today = asked.get("today")
        day = date.fromisoformat(today) if isinstance(today, str) else today
        return answer_to_json(assistant.ask(asked["question"], tuple(asked.get("history", ())), day))

    return RunnableLambda(answer)
