"""The proof that a number is in the citizen's hands, as the page carries it."""

from datetime import datetime, timedelta

from hotline.portal.errors import TokenInvalid
from hotline.portal.tokens import issue, read

PROOF_LIFETIME = timedelta(minutes=30)
_KIND = "phone_proof"


def prove(phone: str, *, now: datetime) -> str:
    """Return a proof for half an hour."""
    return issue(_KIND, phone, until=now + PROOF_LIFETIME)


def is_proven(proof: str, phone: str, *, now: datetime) -> bool:
    """Tell whether the proof is for this number and still good."""
    try:
        return bool(proof) and read(_KIND, proof, now=now) == phone
    except TokenInvalid:
        return False
