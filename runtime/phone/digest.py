"""HTTP digest authentication (RFC 8760's MD5 and SHA-256) as a telephone needs it."""

import hashlib
import re
import secrets
from collections.abc import Callable

PAIR = re.compile(r'(\w+)\s*=\s*(?:"([^"]*)"|([^\s,]+))')
ALGORITHMS: dict[str, Callable[[bytes], str]] = {
    "MD5": lambda text: hashlib.md5(text, usedforsecurity=False).hexdigest(),
    "SHA-256": lambda text: hashlib.sha256(text).hexdigest(),
}


class DigestError(Exception):
    """The challenge cannot be answered."""


def answer_challenge(challenge: str, *, username: str, password: str, method: str, uri: str) -> str:
    """Return the value of the Authorization header.

    Raises:
        DigestError: not a digest challenge, or an unknown algorithm.

    """
    scheme, _, rest = challenge.strip().partition(" ")
    asked = {name.lower(): quoted or bare for name, quoted, bare in PAIR.findall(rest)}
    algorithm = asked.get("algorithm", "MD5")
    digest = ALGORITHMS.get(algorithm.upper())
    if scheme.lower() != "digest" or digest is None or not {"realm", "nonce"} <= asked.keys():
        msg = "cannot answer this challenge"
        raise DigestError(msg)

    def hashed(*parts: str) -> str:
        return digest(":".join(parts).encode())

    secret = hashed(username, asked["realm"], password)
    target = hashed(method, uri)
    given = {
        "username": f'"{username}"',
        "realm": f'"{asked["realm"]}"',
        "nonce": f'"{asked["nonce"]}"',
        "uri": f'"{uri}"',
        "algorithm": algorithm,
    }
    if "auth" in [word.strip() for word in asked.get("qop", "").split(",")]:
        ours = secrets.token_hex(8)
        given |= {"qop": "auth", "nc": "00000001", "cnonce": f'"{ours}"'}
        proof = hashed(secret, asked["nonce"], "00000001", ours, "auth", target)
    else:
        proof = hashed(secret, asked["nonce"], target)
    given["response"] = f'"{proof}"'
    if "opaque" in asked:
        given["opaque"] = f'"{asked["opaque"]}"'
    return "Digest " + ", ".join(f"{name}={value}" for name, value in given.items())
