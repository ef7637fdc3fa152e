"""What red packets refuse."""

from hotline.core.errors import Conflict, Forbidden, Invalid, NotFound, Unavailable


class NoPacket(NotFound):
    """There is no such packet."""

    code = "no_packet"


class PacketNotNow(Conflict):
    """The packet does not stand where this may be done."""

    code = "packet_not_now"


class SamePerson(Conflict):
    """Two different people must agree."""

    code = "same_person"


class BudgetSpent(Conflict):
    """The month's budget does not bear it."""

    code = "budget_spent"


class RefusalInvalid(Invalid):
    """No reason was given."""

    code = "refusal_invalid"


class ClaimNotNow(Conflict):
    """The transfer does not wait for the citizen."""

    code = "claim_not_now"


class NoticeNotTrusted(Forbidden):
    """What was told is not the provider's own."""

    code = "notice_not_trusted"


class ProviderSilent(Unavailable):
    """The provider does not answer, or not with its own signature: nothing is known."""

    code = "provider_silent"


class NoProvider(Conflict):
    """No provider is set up."""

    code = "no_provider"
