"""``notices.yaml``: what a city's notices (市民通知) say, cost, and when they rest."""

from datetime import time
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from hotline.contacts.rules.channels import Channel
from hotline.core.text import Text
from hotline.messaging.rules.notices import Purpose
from hotline.messaging.rules.quiet_hours import Window
from hotline.messaging.rules.wording import MAX_TEMPLATE, Style, template_fault


class ValueEntry(BaseModel):
    """A placeholder: what it is, and an example for the preview."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    label: Annotated[Text, Field(min_length=1, max_length=20)]
    sample: Annotated[Text, Field(min_length=1, max_length=60)]


class NoticeEntry(BaseModel):
    """One template as the city begins with it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
    label: Annotated[Text, Field(min_length=1, max_length=40)]
    purpose: Purpose
    channel: Channel = Channel.SMS
    text: Annotated[Text, Field(min_length=1, max_length=MAX_TEMPLATE)]
    values: dict[str, ValueEntry] = Field(default_factory=dict, max_length=20)


class Budget(BaseModel):
    """How much may be spent, in 分; codes have their own, so that neither starves the other."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    day_fen: int = Field(ge=0)
    month_fen: int = Field(ge=0)
    codes_day_fen: int = Field(ge=0)


class NoticesFile(BaseModel):
    """The whole file."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    signature: Annotated[Text, Field(pattern=r"^【[^【】]{2,16}】$")]
    opt_out_hint: Annotated[Text, Field(max_length=20)]
    quiet: list[Annotated[str, Field(pattern=r"^\d\d:\d\d-\d\d:\d\d$")]] = Field(max_length=4)
    price_fen: dict[Channel, Decimal]
    """For one short message; a channel that is not named costs nothing."""
    budget: Budget
    progress: list[Literal["dispatched", "handled"]] = Field(default_factory=list, max_length=2)
    """Of which steps of an order its citizen is told without asking."""
    templates: list[NoticeEntry] = Field(max_length=100)

    @field_validator("quiet")
    @classmethod
    def _are_times(cls, windows: list[str]) -> list[str]:
        for each in windows:
            try:
                window_of(each)
            except ValueError as error:
                msg = f"{each} 不是时段"
                raise ValueError(msg) from error
        return windows

    @model_validator(mode="after")
    def _are_sound(self) -> "NoticesFile":
        keys = [(each.name, each.channel) for each in self.templates]
        if twice := sorted({name for name, channel in keys if keys.count((name, channel)) > 1}):
            msg = f"模板重名：{'、'.join(twice)}"
            raise ValueError(msg)
        for each in self.templates:
            known = {name: value.label for name, value in each.values.items()}
            if fault := template_fault(each.text, each.purpose, known):
                msg = f"模板“{each.label}”：{fault}"
                raise ValueError(msg)
        return self

    @property
    def windows(self) -> tuple[Window, ...]:
        """The quiet hours."""
        return tuple(window_of(each) for each in self.quiet)

    @property
    def style(self) -> Style:
        """What stands around a text."""
        return Style(self.signature, self.opt_out_hint)

    def cost_of(self, channel: Channel, segments: int) -> Decimal:
        """Return what so many short messages cost, in 分."""
        return self.price_fen.get(channel, Decimal(0)) * segments


def window_of(text: str) -> Window:
    """Return ``22:00-08:00`` as two times.

    Raises:
        ValueError: it is not two times of a day.

    """
    starts, ends = text.split("-")
    return time.fromisoformat(starts), time.fromisoformat(ends)
