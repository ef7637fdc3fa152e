"""What a citizen did in the flow so far (语音导航), kept with the notes for a restart."""

from datetime import datetime
from typing import Any

from pydantic import BaseModel, field_serializer

from contracts.call_events import EndedBy, Outcome
from contracts.ivr import Flow
from contracts.operator_messages import DigitsView


class Journey(BaseModel):
    """The flow's own page of the call's notebook."""

    version: int = 0
    """Which published version of the flow runs."""
    step_name: str = ""
    """The present step's name, to find it again in a newer version."""
    draft: Flow | None = None
    """A test call's flow (试听草稿); None: the published one."""
    choice: str = ""
    """The key that led to the present step."""
    tries: int = 0
    """How often the present step has asked in vain."""
    unasked: int = 0
    """Steps since the citizen last did anything: the guard against endless loops."""
    collected: dict[str, DigitsView] = {}
    """Variable → what was keyed in."""
    talk_ended_by: EndedBy | None = None
    """Who ended the talk that is over, while the flow goes on."""
    talked_with: int | None = None
    """The operator of that talk, if it was one."""
    is_to_be_rated: bool = False
    """A talk is over and has no rating yet."""
    voicemail: str = ""
    """The message being recorded: its path under the recordings folder."""
    mailbox: str = ""
    """Whom it is for."""
    voicemail_began_at: datetime | None = None
    voicemails: int = 0
    """How many were begun."""
    outside_leg: str = ""
    """The outside party (外线) the citizen is connected with by the flow."""
    outcome: Outcome | None = None
    """How the call ends if no operator took part."""

    @field_serializer("draft")
    def _write_whole(self, draft: Flow | None) -> dict[str, Any] | None:
        """Notes leave usual values out; a step is known by the very value that is usual."""
        return None if draft is None else draft.model_dump(mode="json")

    @property
    def is_test(self) -> bool:
        """Whether a draft is being tried out: counts nowhere, records nothing."""
        return self.draft is not None
