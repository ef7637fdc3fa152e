"""Real servers of mail on loopback: pymap for IMAP, aiosmtpd for SMTP, both with TLS."""

import contextlib
import imaplib
import socket
import ssl
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.message import Message
from email.parser import BytesParser
from ipaddress import ip_address
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, Envelope, LoginPassword
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from hotline.messaging.channels.email.settings import EmailSettings

HOST = "127.0.0.1"
USER = "hotline"
SMTP_USER, SMTP_PASSWORD = "hotline@hotline.gov.cn", "battery-staple"
_PYMAP = "from pymap.main import main; main()"
_SECONDS = 60


@dataclass(frozen=True)
class Certificate:
    """A certificate of this machine that signs itself."""

    cert: Path
    key: Path

    def context(self) -> ssl.SSLContext:
        """Return what a server needs to show it."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.cert, self.key)
        return context


def make_certificate(folder: Path) -> Certificate:
    """Make one, good for two days around the real now."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=30))
        .not_valid_after(now + timedelta(days=30))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ip_address(HOST))]), critical=False
        )
        .sign(key, hashes.SHA256())
    )
    made = Certificate(folder / "cert.pem", folder / "key.pem")
    made.cert.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    made.key.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return made


@dataclass
class ImapServer:
    """A mailbox server that is up."""

    port: int
    certificate: Certificate

    def box(self, name: str) -> "Box":
        """Return a folder of its own."""
        return Box(self, name)


@dataclass
class Box:
    """One folder, filled as a mail server fills it."""

    server: ImapServer
    name: str

    def put(self, *letters: bytes) -> None:
        """Deliver letters."""
        with self._line() as line:
            line.create(self.name)
            for each in letters:
                answer, said = line.append(f'"{self.name}"', "", "", each)
                assert answer == "OK", said

    def number_anew(self) -> None:
        """Do as a server that is restored: the same letters, under another validity."""
        with self._line() as line:
            line.select(self.name, readonly=True)
            _, data = line.uid("FETCH", "1:*", "(BODY.PEEK[])")
            letters = [each[1] for each in data if isinstance(each, tuple)]
        with self._line() as line:
            line.delete(self.name)
        self.put(*letters)

    @contextlib.contextmanager
    def _line(self) -> Iterator[imaplib.IMAP4]:
        line = imaplib.IMAP4(HOST, self.server.port, timeout=_SECONDS)
        line.starttls(ssl.create_default_context(cafile=str(self.server.certificate.cert)))
        line.login(f'"{USER}"', "plain-horse")
        try:
            yield line
        finally:
            line.logout()


@contextlib.contextmanager
def imap_server(certificate: Certificate) -> Iterator[ImapServer]:
    """Run pymap with STARTTLS until the end of the block."""
    with _pymap("--cert", str(certificate.cert), "--key", str(certificate.key)) as port:
        yield ImapServer(port, certificate)


@contextlib.contextmanager
def plain_imap_server(certificate: Certificate) -> Iterator[ImapServer]:
    """Run pymap without encryption, for a front that has it."""
    with _pymap("--no-tls") as port:
        yield ImapServer(port, certificate)


@contextlib.contextmanager
def encrypted_front(behind: int, certificate: Certificate) -> Iterator[int]:
    """Encrypt what goes to a port of this machine, as a mail server does on 993."""
    with socket.create_server((HOST, 0)) as door:
        stop = threading.Event()
        thread = threading.Thread(target=_carry, args=(door, behind, certificate, stop))
        thread.start()
        try:
            yield int(door.getsockname()[1])
        finally:
            stop.set()
            thread.join()


def _carry(
    door: socket.socket, behind: int, certificate: Certificate, stop: threading.Event
) -> None:
    """Carry one connection after the other until told to stop."""
    door.settimeout(0.1)
    while not stop.is_set():
        with contextlib.suppress(TimeoutError):
            raw, _ = door.accept()
            raw.settimeout(_SECONDS)
            with (
                certificate.context().wrap_socket(raw, server_side=True) as near,
                socket.create_connection((HOST, behind)) as far,
            ):
                _between(near, far, stop)


def _between(near: ssl.SSLSocket, far: socket.socket, stop: threading.Event) -> None:
    near.settimeout(0.02)
    far.settimeout(0.02)
    while not stop.is_set():
        for source, target in ((near, far), (far, near)):
            try:
                content = source.recv(65536)
            except TimeoutError:
                continue
            if not content:
                return
            target.sendall(content)


@contextlib.contextmanager
def _pymap(*encryption: str) -> Iterator[int]:
    port = _free_port()
    command = [sys.executable, "-c", _PYMAP, "--host", HOST, "--port", str(port), *encryption]
    command += ["dict", "--demo-data", "--demo-user", USER, "--demo-password", "plain-horse"]
    process = subprocess.Popen(  # noqa: S603 - our own interpreter
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        _wait_for(port, process)
        yield port
    finally:
        process.terminate()
        process.wait(_SECONDS)


def _free_port() -> int:
    with socket.socket() as free:
        free.bind((HOST, 0))
        return int(free.getsockname()[1])


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + _SECONDS
    while time.monotonic() < end:
        assert process.poll() is None, "the IMAP server did not start"
        with contextlib.suppress(OSError), socket.create_connection((HOST, port), 1):
            return
        time.sleep(0.05)
    msg = "the IMAP server does not answer"
    raise AssertionError(msg)


@dataclass
class Postbox:
    """What an SMTP server took; it refuses as servers do, by the recipient's name."""

    letters: list[Message] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's names
        self, server: Any, session: Any, envelope: Envelope, address: str, options: Any
    ) -> str:
        """Refuse whom a real server refuses."""
        del server, options
        if not session.authenticated:
            return "530 5.7.0 authentication required"
        refused = {"unknown": "550 5.1.1 no such user", "busy": "451 4.3.0 try again later"}
        local = address.partition("@")[0]
        if local in refused:
            return refused[local]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802 - aiosmtpd's name
        self, server: Any, session: Any, envelope: Envelope
    ) -> str:
        """Keep the letter."""
        del server, session
        content = envelope.content if isinstance(envelope.content, bytes) else b""
        if b"X-Spam" in content or envelope.rcpt_tos == ["filtered@example.com"]:
            return "554 5.7.1 content rejected"
        self.letters.append(BytesParser().parsebytes(content))
        self.recipients.extend(envelope.rcpt_tos)
        return "250 OK"


def _authenticate(
    server: Any, session: Any, envelope: Any, mechanism: str, auth_data: Any
) -> AuthResult:
    del server, session, envelope, mechanism
    assert isinstance(auth_data, LoginPassword)
    right = auth_data == LoginPassword(SMTP_USER.encode(), SMTP_PASSWORD.encode())
    return AuthResult(success=right, handled=right)


@contextlib.contextmanager
def smtp_server(certificate: Certificate, *, starttls: bool = False) -> Iterator[Any]:
    """Run aiosmtpd until the end of the block; its ``handler`` is the postbox."""
    tls: dict[str, Any] = {"tls_context": certificate.context(), "require_starttls": True}
    controller = Controller(
        Postbox(),
        hostname=HOST,
        port=_free_port(),
        ssl_context=None if starttls else certificate.context(),
        ready_timeout=_SECONDS,
        authenticator=_authenticate,
        auth_require_tls=starttls,
        **(tls if starttls else {}),
    )
    controller.start()
    try:
        yield controller
    finally:
        controller.stop()


def settings_for(server: ImapServer, **changes: Any) -> EmailSettings:
    """Return the settings of an account here."""
    wanted: dict[str, Any] = {
        "address": "hotline@hotline.gov.cn",
        "imap_host": HOST,
        "imap_port": server.port,
        "imap_encryption": "starttls",
        "imap_user": USER,
        "imap_password": "plain-horse",
        "smtp_host": HOST,
        "smtp_user": SMTP_USER,
        "smtp_password": SMTP_PASSWORD,
        "ca_file": str(server.certificate.cert),
        **changes,
    }
    return EmailSettings.model_validate(wanted)
