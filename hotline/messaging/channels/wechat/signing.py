"""The signature (签名) of WeChat's requests: SHA-1 over sorted parts, as its document says."""

import hashlib
import hmac


def sign(*parts: str) -> str:
    """Return the signature of a token, a timestamp, a nonce and, in AES mode, the envelope."""
    return hashlib.sha1("".join(sorted(parts)).encode(), usedforsecurity=False).hexdigest()


def is_signed(signature: str, *parts: str) -> bool:
    """Tell whether the signature is right, without telling by time how much of it is."""
    return hmac.compare_digest(signature.encode("utf-8", "replace"), sign(*parts).encode())
