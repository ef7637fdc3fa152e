"""Write packets, read packets, and prove who one is."""

import hashlib
import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from hotline.messaging.channels.sms.cmpp.layouts import (
    HEADER,
    LARGEST_PACKET,
    Command,
    Field,
    Number,
    Raw,
    Version,
    Word,
    layout_of,
    report_layout,
)

_HEAD = struct.Struct(">III")


class MalformedPacketError(ValueError):
    """What came is no packet of CMPP."""


@dataclass(frozen=True, slots=True)
class Packet:
    """One packet: a command, its number in the connection, and its fields."""

    command: Command
    sequence: int
    fields: Mapping[str, Any] = field(default_factory=dict)


def encode(packet: Packet, version: Version) -> bytes:
    """Return the bytes of a packet; fields that are not given are zero."""
    body = _write(layout_of(packet.command, version), packet.fields)
    return _HEAD.pack(HEADER + len(body), packet.command, packet.sequence) + body


def body_length(head: bytes) -> int:
    """Return how many bytes follow the header.

    Raises:
        MalformedPacketError: it is shorter than a header, or longer than any packet.

    """
    total = int.from_bytes(head[:4], "big")
    if not HEADER <= total <= LARGEST_PACKET:
        msg = f"a packet of {total} bytes"
        raise MalformedPacketError(msg)
    return total - HEADER


def decode(raw: bytes, version: Version) -> Packet:
    """Return the packet of these bytes.

    Raises:
        MalformedPacketError: an unknown command, or a body that is too short.

    """
    _, command_id, sequence = _HEAD.unpack_from(raw)
    try:
        command = Command(command_id)
    except ValueError as error:
        msg = f"command {command_id:#010x}"
        raise MalformedPacketError(msg) from error
    return Packet(command, sequence, _read(layout_of(command, version), raw[HEADER:]))


def decode_report(content: bytes, version: Version) -> Mapping[str, Any]:
    """Return the fields of a delivery report.

    Raises:
        MalformedPacketError: it is too short.

    """
    return _read(report_layout(version), content)


def encode_report(fields: Mapping[str, Any], version: Version) -> bytes:
    """Return a delivery report, as a gateway writes it."""
    return _write(report_layout(version), fields)


def authenticator_of_source(source_addr: str, secret: str, timestamp: int) -> bytes:
    """Return what proves the service: MD5 over its code, nine NULs, the secret, the time."""
    text = f"{timestamp:010d}"
    proof = source_addr.encode() + bytes(9) + secret.encode() + text.encode()
    return hashlib.md5(proof, usedforsecurity=False).digest()  # the protocol says MD5


def authenticator_of_gateway(status: int, of_source: bytes, secret: str, version: Version) -> bytes:
    """Return what proves the gateway: MD5 over status, the service's proof, the secret."""
    size = 4 if version >= Version.V3 else 1
    proof = status.to_bytes(size, "big") + of_source + secret.encode()
    return hashlib.md5(proof, usedforsecurity=False).digest()  # the protocol says MD5


def _write(layout: Sequence[Field], fields: Mapping[str, Any]) -> bytes:
    values = dict(fields)
    for each in layout:
        if isinstance(each, Raw) and each.length:
            values[each.length] = len(values.get(each.name, b""))
    return b"".join(_bytes_of(each, values) for each in layout)


def _bytes_of(field_: Field, values: Mapping[str, Any]) -> bytes:
    if isinstance(field_, Number):
        return int(values.get(field_.name, 0)).to_bytes(field_.size, "big")
    if isinstance(field_, Word):
        word = str(values.get(field_.name, "")).encode("ascii", "replace")
        return word[: field_.size].ljust(field_.size, b"\0")
    raw: bytes = values.get(field_.name, b"")
    return raw.ljust(field_.size, b"\0")


def _read(layout: Sequence[Field], body: bytes) -> dict[str, Any]:
    values: dict[str, Any] = {}
    at = 0
    for each in layout:
        size = values[each.length] if isinstance(each, Raw) and each.length else each.size
        piece = body[at : at + size]
        if len(piece) < size:
            msg = f"{each.name} ends early"
            raise MalformedPacketError(msg)
        at += size
        values[each.name] = _value_of(each, piece)
    return values


def _value_of(field_: Field, piece: bytes) -> Any:
    if isinstance(field_, Number):
        return int.from_bytes(piece, "big")
    if isinstance(field_, Word):
        return piece.split(b"\0", 1)[0].decode("ascii", "replace").strip()
    return piece
