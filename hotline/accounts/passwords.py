"""Passwords that are generated, shown once and kept nowhere in clear."""

import secrets

_UPPER = "ABCDEFGHJKLMNPQRSTUVWXYZ"
_LOWER = "abcdefghijkmnpqrstuvwxyz"
_DIGITS = "23456789"
_GROUPS = 4
_GROUP_LENGTH = 4


def generate_password() -> str:
    """Return one like ``Kx7m-Qp3n-Ht5w-Rb8d``: easy to type, no look-alikes, about 90 bits."""
    while True:
        groups = [
            "".join(secrets.choice(_UPPER + _LOWER + _DIGITS) for _ in range(_GROUP_LENGTH))
            for _ in range(_GROUPS)
        ]
        if all(set(kind) & set("".join(groups)) for kind in (_UPPER, _LOWER, _DIGITS)):
            return "-".join(groups)
