"""The door of virus scanning (病毒扫描): clamd over its local socket, or an open "not scanned"."""

import socket
import struct
from pathlib import Path
from typing import Protocol

from django.conf import settings

from hotline.files.errors import FileRefused, ScannerSilent
from hotline.files.rules.scans import Scan

_SECONDS = 30.0
_CHUNK = 1 << 16
_MOST_ANSWER = 4096


class Scanner(Protocol):
    """Whatever looks for viruses."""

    def scan(self, content: bytes) -> Scan:
        """Look.

        Raises:
            FileRefused: there is one.
            ScannerSilent: it cannot be asked.

        """


class NoScanner:
    """Nothing is set up; everybody who opens a file is told."""

    def scan(self, content: bytes) -> Scan:  # noqa: ARG002 - the protocol's word
        """Say so."""
        return Scan.NOT_SCANNED


class Clamd:
    """ClamAV's daemon, asked with INSTREAM."""

    def __init__(self, address: Path) -> None:
        """Ask at this socket."""
        self._address = address

    def scan(self, content: bytes) -> Scan:
        """Send the file; a daemon that is set up but silent refuses it: nothing slips by."""
        try:
            answer = self._ask(content)
        except OSError as error:
            raise _silent() from error
        if answer.endswith(b"OK"):
            return Scan.CLEAN
        if answer.endswith(b"FOUND"):
            msg = "文件未通过病毒扫描，已拒绝接收；请检查您的电脑。"
            raise FileRefused(msg, code="virus_found", fields={"file": msg})
        raise _silent()

    def _ask(self, content: bytes) -> bytes:
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
            line.settimeout(_SECONDS)
            line.connect(str(self._address))
            line.sendall(b"zINSTREAM\0")
            for start in range(0, len(content), _CHUNK):
                chunk = content[start : start + _CHUNK]
                line.sendall(struct.pack("!L", len(chunk)) + chunk)
            line.sendall(struct.pack("!L", 0))
            answer = b""
            while not answer.endswith(b"\0") and len(answer) < _MOST_ANSWER:
                part = line.recv(_MOST_ANSWER)
                if not part:
                    break
                answer += part
        return answer.rstrip(b"\0\n ")


def scanner() -> Scanner:
    """Return the scanner that is set up (``HOTLINE_CLAMD_SOCKET``)."""
    address = settings.HOTLINE_ENVIRONMENT.clamd_socket
    return Clamd(address) if address else NoScanner()


def _silent() -> ScannerSilent:
    msg = "病毒扫描服务没有响应，文件暂时不能上传，请稍后重试。"
    return ScannerSilent(msg)
