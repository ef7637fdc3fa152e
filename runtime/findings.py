"""What the doctor may find, and who holds a port."""

import contextlib
import socket
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Weight(StrEnum):
    """How much a finding matters."""

    BLOCKS = "blocks"
    WARNS = "warns"


@dataclass(frozen=True)
class Finding:
    """Something missing or wrong, and how to mend it; both in Chinese."""

    problem: str
    remedy: str
    weight: Weight = Weight.BLOCKS


def is_free(host: str, port: int, kind: socket.SocketKind = socket.SOCK_STREAM) -> bool:
    """Tell whether a port can be taken right now."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, kind) as probe:
        if kind == socket.SOCK_STREAM:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def holder(port: int, kind: socket.SocketKind = socket.SOCK_STREAM) -> str:
    """Describe the process that holds a port, as far as we may see it."""
    inodes = _inodes(port, kind)
    for process in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            for descriptor in (process / "fd").iterdir():
                with contextlib.suppress(OSError):
                    if str(descriptor.readlink()) in inodes:
                        name = (process / "comm").read_text().strip()
                        return f"进程 {process.name}({name})"
    return "其他账户的进程"


def _inodes(port: int, kind: socket.SocketKind) -> set[str]:
    table = "tcp" if kind == socket.SOCK_STREAM else "udp"
    wanted = f"{port:04X}"
    found = set()
    for name in (table, f"{table}6"):
        with contextlib.suppress(OSError):
            for line in Path(f"/proc/net/{name}").read_text().splitlines()[1:]:
                fields = line.split()
                is_open = table == "udp" or fields[3] == "0A"
                if fields[1].rpartition(":")[2] == wanted and is_open:
                    found.add(f"socket:[{fields[9]}]")
    return found
