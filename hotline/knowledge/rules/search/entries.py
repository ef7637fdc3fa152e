"""What the city's file of synonyms (同义词) holds."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Word = Annotated[str, Field(min_length=2, max_length=20)]


class SynonymsFile(BaseModel):
    """Groups of words that mean the same to whoever looks something up."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    groups: list[Annotated[list[Word], Field(min_length=2, max_length=8)]] = []
