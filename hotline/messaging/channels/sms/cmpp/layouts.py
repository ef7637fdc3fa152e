"""Which fields a packet has, in the order they travel, for both versions."""

from dataclasses import dataclass
from enum import IntEnum

HEADER = 12
LARGEST_PACKET = 4096
"""More than any packet for one receiver; what claims to be longer is no CMPP."""


class Command(IntEnum):
    """The commands a service and a gateway exchange."""

    CONNECT = 0x00000001
    CONNECT_RESP = 0x80000001
    TERMINATE = 0x00000002
    TERMINATE_RESP = 0x80000002
    SUBMIT = 0x00000004
    SUBMIT_RESP = 0x80000004
    DELIVER = 0x00000005
    DELIVER_RESP = 0x80000005
    ACTIVE_TEST = 0x00000008
    ACTIVE_TEST_RESP = 0x80000008


class Version(IntEnum):
    """As CONNECT says it: major in the high half byte."""

    V2 = 0x20
    V3 = 0x30


@dataclass(frozen=True, slots=True)
class Word:
    """An octet string of a fixed length, filled up with NUL."""

    name: str
    size: int


@dataclass(frozen=True, slots=True)
class Number:
    """An unsigned integer, the high byte first."""

    name: str
    size: int = 1


@dataclass(frozen=True, slots=True)
class Raw:
    """Bytes as they are; with a ``length`` field before them, as many as it says."""

    name: str
    size: int = 0
    length: str = ""


Field = Word | Number | Raw
_CONTENT = (Number("msg_length"), Raw("content", length="msg_length"))


def layout_of(command: Command, version: Version) -> tuple[Field, ...]:
    """Return the fields of a command's body."""
    is_3 = version >= Version.V3
    phone = 32 if is_3 else 21
    type_of = {
        name: (Number(name),) if is_3 else ()
        for name in ("fee_type_of", "dest_type_of", "src_type_of")
    }
    result = 4 if is_3 else 1
    tail = Word("link_id", 20) if is_3 else Word("reserve", 8)
    bodies: dict[Command, tuple[Field, ...]] = {
        Command.CONNECT: (
            Word("source_addr", 6),
            Raw("authenticator", 16),
            Number("version"),
            Number("timestamp", 4),
        ),
        Command.CONNECT_RESP: (
            Number("status", result),
            Raw("authenticator", 16),
            Number("version"),
        ),
        Command.SUBMIT: (
            Number("msg_id", 8),
            Number("pk_total"),
            Number("pk_number"),
            Number("registered_delivery"),
            Number("msg_level"),
            Word("service_id", 10),
            Number("fee_user_type"),
            Word("fee_terminal_id", phone),
            *type_of["fee_type_of"],
            Number("tp_pid"),
            Number("tp_udhi"),
            Number("msg_fmt"),
            Word("msg_src", 6),
            Word("fee_type", 2),
            Word("fee_code", 6),
            Word("valid_time", 17),
            Word("at_time", 17),
            Word("src_id", 21),
            Number("dest_count"),
            Word("dest_terminal_id", phone),
            *type_of["dest_type_of"],
            *_CONTENT,
            tail,
        ),
        Command.SUBMIT_RESP: (Number("msg_id", 8), Number("result", result)),
        Command.DELIVER: (
            Number("msg_id", 8),
            Word("dest_id", 21),
            Word("service_id", 10),
            Number("tp_pid"),
            Number("tp_udhi"),
            Number("msg_fmt"),
            Word("src_terminal_id", phone),
            *type_of["src_type_of"],
            Number("registered_delivery"),
            *_CONTENT,
            tail,
        ),
        Command.DELIVER_RESP: (Number("msg_id", 8), Number("result", result)),
        Command.ACTIVE_TEST_RESP: (Number("reserved"),),
    }
    return bodies.get(command, ())


def report_layout(version: Version) -> tuple[Field, ...]:
    """Return the fields of a delivery report, which is a DELIVER's content."""
    return (
        Number("msg_id", 8),
        Word("stat", 7),
        Word("submit_time", 10),
        Word("done_time", 10),
        Word("dest_terminal_id", 32 if version >= Version.V3 else 21),
        Number("smsc_sequence", 4),
    )
