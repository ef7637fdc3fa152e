"""What happens to the words of calls; the words themselves are never part of it."""

from typing import ClassVar

from hotline.core.eventlog import Happening


class CallCaptioned(Happening):
    """Its first words were written down, while it runs or after it."""

    kind: ClassVar[str] = "call.captioned"
    label: ClassVar[str] = "开始记录通话文字"
    subject_type: ClassVar[str] = "call"

    provider: str
    is_live: bool


class CallTranscribed(Happening):
    """The whole recording is in words."""

    kind: ClassVar[str] = "call.transcribed"
    label: ClassVar[str] = "整段录音已转写"
    subject_type: ClassVar[str] = "call"

    provider: str
    captions: int


class WordsAlarmed(Happening):
    """Words of danger were heard (紧急用语)."""

    kind: ClassVar[str] = "call.words_alarmed"
    label: ClassVar[str] = "通话中听到紧急用语"
    subject_type: ClassVar[str] = "call"

    alarm: str
    second: float
