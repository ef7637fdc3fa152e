"""Proof of work (工作量证明): cheap to check, dear to make by the thousand."""

import hashlib

_BYTE = 8


def is_solved(challenge: str, answer: str, bits: int) -> bool:
    """Tell whether SHA-256 of ``challenge:answer`` begins with so many zero bits."""
    digest = hashlib.sha256(f"{challenge}:{answer}".encode()).digest()
    return int.from_bytes(digest[:_BYTE], "big") >> (64 - bits) == 0
