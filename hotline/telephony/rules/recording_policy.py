"""How long recordings are kept, and why people listen (VOI-13, T-03): the city's file."""

from datetime import datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, Field, model_validator

SoundKind = Literal["talk", "consultation", "voicemail", "fallback"]
"""``fallback``: recorded by the engine's own queue while call control was away."""
KIND_LABELS: dict[str, str] = {
    "talk": "通话",
    "consultation": "咨询第三方",
    "voicemail": "留言",
    "fallback": "应急接听",
}
SHORTEST_YEARS = 3
"""The tender's floor; no file may promise less."""
OTHER_REASON = "other"
"""Wants words besides."""
OWN_CALL_REASON = "own_call"
OWN_CALL_LABEL = "本人刚结束的通话"
_ZONE = ZoneInfo("Asia/Shanghai")


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class RetentionClass(_Entry):
    """A class of recordings (保存类别) and how many years it is kept."""

    name: str = Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=40)
    label: str = Field(min_length=1, max_length=40)
    keep_years: int = Field(ge=SHORTEST_YEARS, le=100)
    kinds: list[SoundKind] = Field(min_length=1)
    purposes: list[str] = Field(default_factory=list)
    """Only outbound calls of these purposes; empty: any call."""

    def takes(self, kind: str, purpose: str) -> bool:
        """Tell whether recordings of this kind and purpose belong here."""
        return kind in self.kinds and (not self.purposes or purpose in self.purposes)


class ListeningReason(_Entry):
    """One line of the pick-list (收听事由)."""

    name: str = Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=40)
    label: str = Field(min_length=1, max_length=40)


class RecordingPolicyFile(_Entry):
    """``recordings.yaml``: the first class that takes a recording is its class."""

    classes: list[RetentionClass] = Field(min_length=1)
    archive_after_days: int = Field(default=30, ge=1, le=3650)
    own_call_minutes: int = Field(default=30, ge=0, le=24 * 60)
    """So long after its end an operator hears their own call again without a reason."""
    listening_reasons: list[ListeningReason] = Field(min_length=1)

    @model_validator(mode="after")
    def _every_kind_has_a_class(self) -> "RecordingPolicyFile":
        for kind, label in KIND_LABELS.items():
            if not any(each.takes(kind, "") for each in self.classes):
                msg = f"“{label}”录音没有对应的保存类别"
                raise ValueError(msg)
        return self

    def class_for(self, kind: str, purpose: str) -> RetentionClass:
        """Return the class of a recording."""
        return next(each for each in self.classes if each.takes(kind, purpose))

    def class_named(self, name: str) -> RetentionClass | None:
        """Return the class a recording was put into, if it still exists."""
        return next((each for each in self.classes if each.name == name), None)

    def reasons(self) -> dict[str, str]:
        """Return name → label, with “other” at the end."""
        return {each.name: each.label for each in self.listening_reasons} | {
            OTHER_REASON: "其他（请说明）"
        }


USUAL_POLICY = RecordingPolicyFile(
    classes=[
        RetentionClass(
            name="usual", label="常规", keep_years=SHORTEST_YEARS, kinds=list(KIND_LABELS)
        )
    ],
    listening_reasons=[ListeningReason(name="order", label="核实工单诉求")],
)
"""In force until a city's file is loaded."""


def keep_until(begun: datetime, years: int) -> datetime:
    """Return the first instant at which the recording may go: a midnight of the city."""
    day = begun.astimezone(_ZONE).date()
    try:
        last = day.replace(year=day.year + years)
    except ValueError:  # 29 February
        last = day.replace(year=day.year + years, month=3, day=1)
    return datetime.combine(last + timedelta(days=1), time(), _ZONE)


def may_go_from(begun: datetime, kept_as: RetentionClass | None) -> datetime:
    """Return from when on a recording of this class may go, never before the tender's floor."""
    return keep_until(begun, kept_as.keep_years if kept_as else SHORTEST_YEARS)


def month_key(begun: datetime) -> str:
    """Name the key under which the month's recordings are wrapped."""
    return f"recording-{begun.astimezone(_ZONE):%Y%m}"


ARCHIVE_KEY = "recording-archive"
"""What is kept for ever is wrapped under this one."""
