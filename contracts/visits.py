"""The pass of a video visit (视频来访): what admits one browser of a citizen to one call.

The web side signs it, the page sends it with its INVITE as ``X-Hotline-Visit``, call control
checks it. Letters, digits, ``-`` and ``_`` only: the dialplan lets nothing else through.
"""

import base64
import hashlib
import hmac
from datetime import datetime
from uuid import UUID

from pydantic import BaseModel, ConfigDict, ValidationError

ENDPOINT = "visitor"
"""The engine's endpoint of citizens' browsers."""
_SIGNATURE = 64


class VisitPassError(Exception):
    """The pass is malformed, forged or expired."""


class VisitPass(BaseModel):
    """Leave to make one call, soon."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    visit_id: UUID
    """The call's id as well: nobody has the same pass, and no pass makes two calls."""
    number: str
    """The number called; whatever the browser dials means nothing."""
    issued_at: datetime
    expires_at: datetime


def _sign(secret: str, body: str) -> str:
    return hmac.new(secret.encode(), b"visit:" + body.encode(), hashlib.sha256).hexdigest()


def issue_pass(secret: str, leave: VisitPass) -> str:
    """Sign a pass: the signature, then the body."""
    body = base64.urlsafe_b64encode(leave.model_dump_json().encode()).decode().rstrip("=")
    return _sign(secret, body) + body


def read_pass(secret: str, text: str, *, now: datetime) -> VisitPass:
    """Check and open a pass.

    Raises:
        VisitPassError: malformed, forged, or expired at ``now``.

    """
    signature, body = text[:_SIGNATURE], text[_SIGNATURE:]
    if not hmac.compare_digest(_sign(secret, body).encode(), signature.encode()):
        msg = "forged or malformed pass"
        raise VisitPassError(msg)
    try:
        padded = body + "=" * (-len(body) % 4)
        leave = VisitPass.model_validate_json(base64.urlsafe_b64decode(padded))
    except (ValueError, ValidationError) as error:
        msg = "malformed pass"
        raise VisitPassError(msg) from error
    if leave.expires_at <= now:
        msg = "expired pass"
        raise VisitPassError(msg)
    return leave
