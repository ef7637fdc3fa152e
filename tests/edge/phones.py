"""Phones outside: a desk phone by SIPp, a browser's telephone over secure WebSocket."""

import json
import subprocess
import sys
from pathlib import Path

from contracts.credentials import seat_password
from runtime.places import ROOT
from tests.edge.engines import SEAT_SECRET
from tests.edge.network import PUBLIC, Machine

SIPP = Path(__file__).parent / "sipp"
PORT = "5070"


def register(
    phone: Machine, folder: Path, endpoint: str, password: str = "", *, server: str = PUBLIC
) -> None:
    """Register a desk phone, through the public address unless told otherwise.

    Raises:
        RuntimeError: it was refused.

    """
    words = (SIPP / "phone_registers.xml").read_text()
    secret = password or seat_password(SEAT_SECRET, endpoint)
    filled = folder / f"register-{endpoint}.xml"
    filled.write_text(words.replace("$NAME", endpoint).replace("$PASSWORD", secret))
    phone.do(
        *("sipp", "-sf", str(filled), f"{server}:5060", "-i", phone.address, "-p", PORT),
        *("-m", "1", "-nostdin", "-timeout", "10", "-recv_timeout", "5000"),
    )


def wait_for_call(phone: Machine, folder: Path) -> "subprocess.Popen[bytes]":
    """Let the desk phone take one call; the process ends well when the call has ended well."""
    return phone.start(
        *("sipp", "-sf", str(SIPP / "phone_answers.xml"), "-i", phone.address, "-p", PORT),
        *("-mi", phone.address, "-m", "1", "-nostdin", "-timeout", "60"),
        *("-trace_logs", "-log_file", str(folder / "phone_logs.log")),
        log=folder / "phone.log",
    )


def over_websocket(machine: Machine, *, origin: str, endpoint: str) -> dict[str, object]:
    """Register like a browser's page does, and report what happened."""
    secret = seat_password(SEAT_SECRET, endpoint)
    told = machine.do(
        sys.executable,
        *("-m", "tests.edge.wss_phone", PUBLIC, origin, endpoint, secret),
        timeout=30,
        folder=ROOT,
    )
    report: dict[str, object] = json.loads(told.splitlines()[-1])
    return report
