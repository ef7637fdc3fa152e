"""Read the engine's lines about sign-ins: which source, which account, how it went; pure."""

import re
from ipaddress import IPv6Address, ip_address

from runtime.sip_guard.rules import Kind, Sighting

FIELD = re.compile(r'(SecurityEvent|AccountID|RemoteAddress)="([^"]*)"')
KINDS: dict[str, tuple[Kind, ...]] = {
    "InvalidAccountID": ("unknown_account",),
    "FailedACL": ("unknown_account",),
    "InvalidPassword": ("wrong_password",),
    "ChallengeResponseFailed": ("wrong_password",),
    "ChallengeSent": ("unfinished",),
    "SuccessfulAuth": ("finished",),
    "RequestBadFormat": ("unfinished",),
}
UNKNOWN = "<unknown>"
IPV6_SITE = 64


def source_of(address: str) -> str:
    """Take the host out of ``IPV4/UDP/192.0.2.1/5060``; IPv6 by its /64; ``?`` for nonsense."""
    parts = address.split("/")
    if len(parts) != 4:  # noqa: PLR2004 - family, transport, host, port
        return "?"
    try:
        host = ip_address(parts[2])
    except ValueError:
        return "?"
    if isinstance(host, IPv6Address):
        site = int(host) >> (128 - IPV6_SITE) << (128 - IPV6_SITE)
        return f"{IPv6Address(site)}/{IPV6_SITE}"
    return str(host)


def sightings(line: str) -> list[Sighting]:
    """Read one line; what says nothing about a sign-in gives nothing."""
    fields = dict(FIELD.findall(line))
    kinds = KINDS.get(fields.get("SecurityEvent", ""), ())
    account = fields.get("AccountID", "")
    if account == UNKNOWN and kinds == ("wrong_password",):
        return []  # an unknown account: told by a line of its own
    source = source_of(fields.get("RemoteAddress", ""))
    return [Sighting(kind, source, account) for kind in kinds]
