"""Spoken answers (语音回答): call control asks what a sound means, we are told which key.

They meet in a folder beside the recordings: ``<id>.raw`` is the sound (two channels, the citizen
left), ``<id>.question`` asks, ``<id>.answer`` answers; ``ready`` is touched while somebody
recognises speech. Who asked takes everything away again, whatever the answer.
"""

from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

FOLDER = "spoken"
READY = "ready"
READY_SECONDS = 10.0
"""Nobody recognises speech any more when ``ready`` is older."""


class SpokenQuestion(BaseModel):
    """Which answers are awaited, and in which language."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    asks: Literal["solved", "rating", "confirm"]
    language: str = "zh"


class SpokenAnswer(BaseModel):
    """The key that was meant, empty for none; unsure ones are asked back."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    key: str = ""
    is_sure: bool = False


def sound_file(folder: Path, name: str) -> Path:
    """Return where the sound of a question lies."""
    return folder / f"{name}.raw"


def question_file(folder: Path, name: str) -> Path:
    """Return where a question lies."""
    return folder / f"{name}.question"


def answer_file(folder: Path, name: str) -> Path:
    """Return where its answer will lie."""
    return folder / f"{name}.answer"


def put(path: Path, message: BaseModel) -> None:
    """Write a message whole: whoever looks sees all of it or nothing."""
    half = path.with_suffix(path.suffix + ".part")
    half.write_text(message.model_dump_json(), encoding="utf-8")
    half.replace(path)
