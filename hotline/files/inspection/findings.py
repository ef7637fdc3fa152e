"""What the child process finds in a file, and why it refuses one."""

from dataclasses import dataclass


class DamagedError(Exception):
    """It is not what it says it is, or it is broken."""


class TooLargeError(Exception):
    """It unfolds to more than anybody needs."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A copy without the place of taking (empty: the file as it is), and a preview."""

    copy: bytes = b""
    preview: bytes = b""
    width: int = 0
    height: int = 0
    had_location: bool = False
    may_tell_place: bool = False
    """Neither the file nor the copy is surely free of the place: a person must look first."""
