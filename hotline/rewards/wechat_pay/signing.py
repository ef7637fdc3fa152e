"""Sign what goes to WeChat Pay, and trust only what it signed (APIv3, SHA256-RSA2048)."""

import base64
from collections.abc import Mapping
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.serialization import load_pem_private_key, load_pem_public_key
from cryptography.x509 import load_pem_x509_certificate

SCHEME = "WECHATPAY2-SHA256-RSA2048"
_OLDEST_SECONDS = 300


def load_private(path: Path) -> rsa.RSAPrivateKey:
    """Return the merchant's key.

    Raises:
        ValueError: it is no RSA key.

    """
    key = load_pem_private_key(path.read_bytes(), password=None)
    if not isinstance(key, rsa.RSAPrivateKey):
        msg = "the merchant's key is no RSA key"
        raise ValueError(msg)  # noqa: TRY004 - what the file holds, not a mistake of ours
    return key


def load_public(path: Path) -> rsa.RSAPublicKey:
    """Return WeChat Pay's key, from a public key or a certificate.

    Raises:
        ValueError: it is no RSA key.

    """
    pem = path.read_bytes()
    is_certificate = b"BEGIN CERTIFICATE" in pem
    key = (
        load_pem_x509_certificate(pem).public_key() if is_certificate else load_pem_public_key(pem)
    )
    if not isinstance(key, rsa.RSAPublicKey):
        msg = "the provider's key is no RSA key"
        raise ValueError(msg)  # noqa: TRY004 - as above
    return key


def authorization(
    key: rsa.RSAPrivateKey,
    *,
    mch_id: str,
    serial_no: str,
    method: str,
    target: str,
    body: str,
    nonce: str,
    timestamp: int,
) -> str:
    """Return the Authorization header of a request; ``target`` is path and query."""
    message = f"{method}\n{target}\n{timestamp}\n{nonce}\n{body}\n"
    signature = key.sign(message.encode(), padding.PKCS1v15(), hashes.SHA256())
    fields = {
        "mchid": mch_id,
        "nonce_str": nonce,
        "signature": base64.b64encode(signature).decode(),
        "timestamp": str(timestamp),
        "serial_no": serial_no,
    }
    return f"{SCHEME} " + ",".join(f'{name}="{value}"' for name, value in fields.items())


def is_signed(
    key: rsa.RSAPublicKey, serial: str, headers: Mapping[str, str], body: bytes, *, timestamp: int
) -> bool:
    """Tell whether an answer is WeChat Pay's own and of now."""
    said = {name.lower(): value for name, value in headers.items()}
    moment = said.get("wechatpay-timestamp", "")
    is_now = moment.isascii() and moment.isdigit() and len(moment) <= 12  # noqa: PLR2004 - digits
    if not is_now or abs(int(moment) - timestamp) > _OLDEST_SECONDS:
        return False
    if said.get("wechatpay-serial") != serial:
        return False
    message = f"{moment}\n{said.get('wechatpay-nonce', '')}\n".encode() + body + b"\n"
    try:
        signature = base64.b64decode(said.get("wechatpay-signature", ""), validate=True)
        key.verify(signature, message, padding.PKCS1v15(), hashes.SHA256())
    except (InvalidSignature, ValueError):
        return False
    return True
