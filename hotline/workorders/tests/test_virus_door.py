"""Virus scanning: clamd's own words over a local socket, and what happens without it."""

import getpass
import shutil
import socket
import struct
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.conf import settings

from hotline.core.models import Event
from hotline.files.errors import FileRefused, ScannerSilent
from hotline.files.rules.scans import Scan
from hotline.files.tests.small_files import PDF
from hotline.files.virus_door import Clamd, NoScanner, scanner
from hotline.workorders.actions.add_attachment import add_attachment
from hotline.workorders.models import Attachment
from tests.cast import NOW, Cast, Door

EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + rb"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


def _read(line: socket.socket, size: int) -> bytes:
    got = b""
    while len(got) < size:
        part = line.recv(size - len(got))
        assert part, "the client hung up"
        got += part
    return got


def _serve(door: socket.socket, answers: dict[bytes, bytes]) -> None:
    """Speak INSTREAM for one file: chunks with their length, an empty one ends it."""
    line, _ = door.accept()
    with line:
        assert _read(line, 10) == b"zINSTREAM\0"
        content = b""
        while size := struct.unpack("!L", _read(line, 4))[0]:
            content += _read(line, size)
        for mark, answer in answers.items():
            if mark in content:
                line.sendall(answer)
                return


@contextmanager
def daemon(folder: Path, answers: dict[bytes, bytes]) -> Iterator[Path]:
    """Listen like clamd for one file."""
    address = folder / "clamd.ctl"
    with socket.socket(socket.AF_UNIX) as door:
        door.bind(str(address))
        door.listen()
        door.settimeout(10)
        thread = threading.Thread(target=_serve, args=(door, answers), daemon=True)
        thread.start()
        yield address
        thread.join(10)


def test_clean_file_is_said_to_be_clean(tmp_path: Path) -> None:
    with daemon(tmp_path, {b"": b"stream: OK\0"}) as address:
        assert Clamd(address).scan(bytes(200_000)) is Scan.CLEAN


def test_virus_is_refused(tmp_path: Path) -> None:
    found = {EICAR: b"stream: Eicar-Test-Signature FOUND\0"}
    with daemon(tmp_path, found) as address, pytest.raises(FileRefused) as refusal:
        Clamd(address).scan(bytes(70_000) + EICAR)
    assert refusal.value.code == "virus_found"


@pytest.mark.parametrize("answer", [b"", b"INSTREAM size limit exceeded. ERROR\0", b"stream: "])
def test_daemon_that_cannot_say_lets_nothing_by(tmp_path: Path, answer: bytes) -> None:
    with daemon(tmp_path, {b"": answer}) as address, pytest.raises(ScannerSilent):
        Clamd(address).scan(PDF)


def test_daemon_that_is_away_lets_nothing_by(tmp_path: Path) -> None:
    with pytest.raises(ScannerSilent, match="没有响应"):
        Clamd(tmp_path / "nobody").scan(PDF)


def test_without_a_daemon_the_page_says_not_scanned(cast: Cast) -> None:
    assert isinstance(scanner(), NoScanner)
    _, made = Door(cast.zhao_min).upload("说明.pdf", PDF)
    assert (made["scan"], made["scan_label"]) == ("not_scanned", "未扫描")


def test_infected_upload_is_not_kept_and_is_logged(
    cast: Cast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with daemon(tmp_path, {EICAR: b"stream: Eicar FOUND\0"}) as address:
        monkeypatch.setattr(settings.HOTLINE_ENVIRONMENT, "clamd_socket", address)
        status, said = Door(cast.zhao_min).upload("说明.pdf", PDF + EICAR)
    assert (status, said["code"]) == (422, "virus_found")
    assert not Attachment.objects.exists()
    assert Event.objects.filter(kind="attachment.turned_away").count() == 1


def test_scanned_upload_says_so(
    cast: Cast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with daemon(tmp_path, {b"": b"stream: OK\0"}) as address:
        monkeypatch.setattr(settings.HOTLINE_ENVIRONMENT, "clamd_socket", address)
        made = add_attachment(name="说明.pdf", content=PDF, by=cast.zhao_min, now=NOW)
    assert made.scan == Scan.CLEAN


@pytest.mark.skipif(shutil.which("clamd") is None, reason="ClamAV is not installed")
def test_clamd_itself_speaks_as_the_daemon_above_does(tmp_path: Path) -> None:
    """With one signature of our own: the real ones are hundreds of megabytes from elsewhere."""
    (tmp_path / "own.ndb").write_text(f"Hotline.Test-1:0:*:{EICAR[28:62].hex()}\n")
    address, said = tmp_path / "clamd.ctl", tmp_path / "clamd.conf"
    words = (f"LocalSocket {address}", f"DatabaseDirectory {tmp_path}", "Foreground yes")
    said.write_text("\n".join((*words, f"User {getpass.getuser()}", "")))
    program = str(shutil.which("clamd"))
    with subprocess.Popen([program, "-c", str(said)], stdout=subprocess.DEVNULL) as clamd:  # noqa: S603 - found on the path
        try:
            while not address.exists():
                assert clamd.poll() is None, "clamd did not start"
                time.sleep(0.1)
            assert Clamd(address).scan(PDF) is Scan.CLEAN
            with pytest.raises(FileRefused) as refusal:
                Clamd(address).scan(bytes(70_000) + EICAR)
            assert refusal.value.code == "virus_found"
        finally:
            clamd.kill()
