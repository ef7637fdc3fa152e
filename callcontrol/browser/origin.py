"""Which web pages may open an operator's session."""

from urllib.parse import urlsplit

_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


def is_allowed_origin(
    origin: str | None, *, host: str, web_port: int, further: frozenset[str]
) -> bool:
    """Whether the page's origin is our web server's.

    Only browsers send an origin; a program without one still needs a ticket. ``host`` is
    the request's own ``Host`` header.
    """
    if origin is None or origin in further:
        return True
    try:
        page, own = urlsplit(origin), urlsplit(f"//{host}")
        page_port = page.port or {"https": 443, "http": 80}.get(page.scheme)
        names = {page.hostname, own.hostname}
    except ValueError:
        return False
    if page_port != web_port or page.scheme not in ("http", "https"):
        return False
    return len(names) == 1 or names <= _LOOPBACK
