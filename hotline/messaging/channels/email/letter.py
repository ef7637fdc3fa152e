"""A letter as the child process understood it."""

from datetime import datetime

from pydantic import BaseModel, ConfigDict

from hotline.messaging.channels.email.rules.loops import Automatic


class LetterFile(BaseModel):
    """A file of a letter: its name, and its bytes or why there are none."""

    model_config = ConfigDict(frozen=True)

    name: str
    size: int
    fault: str = ""


class Bounce(BaseModel):
    """A letter of ours came back (退信): which, and what the server said."""

    model_config = ConfigDict(frozen=True)

    message_ids: tuple[str, ...] = ()
    why: str = ""
    is_final: bool = True
    """False: the server still tries."""


class Letter(BaseModel):
    """What the child says of a letter; the files' bytes follow in their order."""

    model_config = ConfigDict(frozen=True)

    message_id: str = ""
    references: tuple[str, ...] = ()
    from_address: str = ""
    from_name: str = ""
    subject: str = ""
    written_at: datetime | None = None
    automatic: Automatic = Automatic.NO
    bounce: Bounce | None = None
    text: str = ""
    files: tuple[LetterFile, ...] = ()
