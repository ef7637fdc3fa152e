"""``rewards.yaml``: the city's rules of red packets, each from a day on."""

from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from hotline.core.text import Text
from hotline.rewards.rules.packets import RewardTerms


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

    def terms(self) -> RewardTerms:
        """Return the rule as decisions read it."""
        return RewardTerms(
            name=self.name,
            channels=frozenset(self.channels),
            appeal_types=frozenset(self.appeal_types),
            amount_fen=self.amount_fen,
            packets_a_month=self.packets_a_month,
            month_budget_fen=self.month_budget_fen,
        )


class RewardsFile(BaseModel):
    """The whole file."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    rewards: list[RewardEntry]
