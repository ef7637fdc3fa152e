"""``rewards.yaml``: the city's rules of red packets, each from a day on."""

from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from hotline.core.text import Text


class RewardEntry(BaseModel):
    """One version of one rule."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Annotated[Text, Field(min_length=1, max_length=40)]
    starts_on: date
    channels: Annotated[list[str], Field(min_length=1)]
    appeal_types: Annotated[list[str], Field(min_length=1)]
    amount_fen: Annotated[int, Field(ge=10, le=20_000)]
    """WeChat pays from 0.1 to 200 yuan at once without a name."""
    packets_a_month: Annotated[int, Field(ge=1, le=100)]
    month_budget_fen: Annotated[int, Field(ge=0, le=100_000_000)]


class RewardsFile(BaseModel):
    """The whole file."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    rewards: list[RewardEntry]
