"""A certificate of our own (自签发证书): enough to try encrypted doors, not to go to work with."""

import os
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from runtime.console import Console
from runtime.settings import Settings

DAYS = 397
"""What browsers accept at most."""
CERTIFICATE, KEY = "certificate.pem", "key.pem"


def make_certificate(folder: Path, hosts: list[str], *, days: int = DAYS) -> tuple[Path, Path]:
    """Write a certificate for names or addresses, and its key (0600); return both paths."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, hosts[0])])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(days=days))
        .add_extension(x509.SubjectAlternativeName([_name(each) for each in hosts]), critical=False)
        .sign(key, hashes.SHA256())
    )
    pem, plain = serialization.Encoding.PEM, serialization.NoEncryption()
    private = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, plain)
    folder.mkdir(parents=True, exist_ok=True)
    for path, content, mode in (
        (folder / CERTIFICATE, certificate.public_bytes(pem), 0o644),
        (folder / KEY, private, 0o600),
    ):
        path.unlink(missing_ok=True)
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as file:
            file.write(content)
    return folder / CERTIFICATE, folder / KEY


def _name(host: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ip_address(host))
    except ValueError:
        return x509.DNSName(host)


def offer_certificate(settings: Settings, console: Console, hosts: list[str]) -> int:
    """Make a certificate below the state directory and say how to use it; the exit status."""
    wanted = hosts or [settings.public_host or settings.bind]
    folder = settings.var / "tls"
    if (folder / KEY).exists():
        console.fail(f"{folder} 已有证书；要重新生成，请先删除这个目录")
        return 1
    try:
        certificate, key = make_certificate(folder, wanted)
    except (OSError, ValueError) as error:
        console.fail(f"无法生成证书（{'、'.join(wanted)}）：{error}")
        return 1
    console.done(f"已为 {'、'.join(wanted)} 生成自签发证书，有效期 {DAYS} 天")
    console.say(f"  export HOTLINE_TLS_CERTIFICATE={certificate}")
    console.say(f"  export HOTLINE_TLS_KEY={key}")
    console.say("  设置后重新运行 make run，家庭坐席即可通过加密端口接入")
    console.say("  自签发证书只供试用：话机和浏览器须先信任它；正式使用请换成受信任机构签发的证书")
    return 0
