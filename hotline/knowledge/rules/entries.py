"""Articles as a city's file gives them (``knowledge.yaml``)."""

from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from hotline.core.text import Text
from hotline.knowledge.rules.form import (
    MAX_BASIS,
    MAX_BODY,
    MAX_KEYWORD,
    MAX_QUESTION,
    MAX_SOURCE,
    MAX_TITLE,
)

_KEY = r"^[a-z][a-z0-9-]*$"


class ArticleEntry(BaseModel):
    """One article; it is told until its re-check date runs out and somebody looks again."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    key: Annotated[str, Field(pattern=_KEY, max_length=60)]
    title: Annotated[Text, Field(min_length=1, max_length=MAX_TITLE)]
    body: Annotated[Text, Field(min_length=1, max_length=MAX_BODY)]
    questions: list[Annotated[Text, Field(max_length=MAX_QUESTION)]] = []
    keywords: list[Annotated[Text, Field(max_length=MAX_KEYWORD)]] = []
    topic: str = ""
    department: str = ""
    sources: Annotated[list[Annotated[Text, Field(max_length=MAX_SOURCE)]], Field(min_length=1)]
    legal_basis: Annotated[Text, Field(max_length=MAX_BASIS)] = ""
    recheck_on: date
    is_public: bool = True


class KnowledgeFile(BaseModel):
    """``knowledge.yaml``."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    articles: list[ArticleEntry]
