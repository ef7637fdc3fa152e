"""Which addresses may be spoken to: none but those the site wrote down."""

from collections.abc import Iterable
from urllib.parse import urlsplit

_PORTS = {"http": 80, "https": 443, "ws": 80, "wss": 443}


def address_of(url: str) -> str:
    """Return ``host:port`` of an address; empty when it is none a model could have."""
    try:
        parts = urlsplit(url)
        port = parts.port or _PORTS.get(parts.scheme)
    except ValueError:
        return ""
    if parts.scheme not in _PORTS or not parts.hostname or parts.username is not None:
        return ""
    host = parts.hostname.casefold()
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def hosts_of(text: str) -> frozenset[str]:
    """Read the site's list: ``10.0.0.5:8000, models.example``, separated by commas."""
    return frozenset(each.strip().casefold() for each in text.split(",") if each.strip())


def is_allowed(url: str, allowed: Iterable[str]) -> bool:
    """Tell whether the site allows the address; a name without a port means 80 or 443.

    There are no wildcards, and this machine is not allowed by itself either.
    """
    address = address_of(url)
    if not address:
        return False
    host, _, port = address.rpartition(":")
    return any(
        each == address or (each == host and port in {"80", "443"})
        for each in (one.casefold() for one in allowed)
    )
