"""What the exchange refuses."""

from hotline.core.errors import Conflict, Forbidden, Invalid, NotFound


class NoPartner(Forbidden):
    """The key is missing, unknown, or may not do this."""

    code = "no_partner"


class PartnerExists(Conflict):
    """A system of this name has a key."""

    code = "partner_exists"


class RequestInvalid(Invalid):
    """A service request that lacks something, as the standard says: status 400."""

    code = "request_invalid"
    status = 400


class NoRequest(NotFound):
    """There is no such request, service or token that may be shown."""

    code = "no_request"
