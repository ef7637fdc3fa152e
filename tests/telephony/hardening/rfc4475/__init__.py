"""The 49 torture messages that RFC 4475 describes, each built from what its section says."""

from tests.telephony.hardening.rfc4475.invalid import INVALID
from tests.telephony.hardening.rfc4475.semantics import SEMANTICS
from tests.telephony.hardening.rfc4475.valid import VALID

MESSAGES = (*VALID, *INVALID, *SEMANTICS)

__all__ = ["MESSAGES"]
