"""The installation's keys, derived from one secret kept outside the database."""

import base64
from functools import lru_cache

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings


@lru_cache(maxsize=8)
def derived_key(purpose: str, length: int = 16) -> bytes:
    """Derive the key of one purpose from HOTLINE_FIELD_KEY by HKDF-SM3.

    Args:
        purpose: such as ``field``, ``blind-index`` or ``recording``.
        length: in bytes; SM4 takes 16.

    """
    root = base64.b64decode(settings.HOTLINE_FIELD_KEY)
    kdf = HKDF(algorithm=hashes.SM3(), length=length, salt=None, info=purpose.encode())
    return kdf.derive(root)
