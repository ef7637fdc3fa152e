"""RFC 4475 sections 3.2 to 3.4: well-formed, but asking for care."""

from tests.telephony.hardening.rfc4475.wire import (
    SDP,
    SENDER,
    Torture,
    build,
    request,
    response,
    usual,
)

BRANCH = {"Via": f"SIP/2.0/UDP {SENDER};branch=z9hG4bK"}
STRANGE = {
    "To": "isbn:2983792873",
    "From": f"<http://{SENDER}>;tag=3234233",
    "Contact": "<name:John_Smith>",
}
NEEDS = {
    "Require": "nothingSupportsThis, nothingSupportsThisEither",
    "Proxy-Require": "noProxiesSupportThis, norDoAnyProxiesSupportThis",
}
UNKNOWN_TYPE = {"Content-Type": "application/unknownformat"}
NOBODY_KNOWS = {
    "Authorization": 'NoOneKnowsThisScheme opaque-data=here, realm="x", nonce="y", response="z"'
}
BROADCAST = {"Via": f"SIP/2.0/UDP 255.255.255.255;branch=z9hG4bK1324923, SIP/2.0/UDP {SENDER}"}
CONTACT_PARAMETER = {"Contact": f"<sip:+19725552222@{SENDER};unknownparam>"}
ACCEPTS = {"Accept": "text/nobodyKnowsThis"}
HEADER_PARAMETER = {"Contact": f"sip:+19725552222@{SENDER};unknownparam"}
ESCAPED_ROUTE = {"Contact": f"<sip:user@{SENDER}?Route=%3Csip:sip.example.com%3E>"}


def _several_values() -> bytes:
    """Single-value headers given twice, with different values."""
    first, second = usual("INVITE", "multi01"), usual("INVITE", "multi01-again")
    names = ("From", "To", "Call-ID", "CSeq", "Max-Forwards", "Contact")
    twice = [f"{name}: {each[name]}" for name in names for each in (first, second)]
    lines = ["INVITE sip:somebody@127.0.0.1 SIP/2.0", f"Via: {first['Via']}", *twice]
    end = f"\r\nContent-Type: application/sdp\r\nContent-Length: {len(SDP)}\r\n\r\n{SDP}"
    return ("\r\n".join(lines) + end).encode()


def _several_lengths() -> bytes:
    whole = request("mcl01", "OPTIONS", body="There is no way to know how long this is.")
    return whole.replace(b"Content-Length:", b"Content-Length: 13\r\nContent-Length: 5\r\nl:", 1)


def _as_before_2002() -> bytes:
    """RFC 2543: no branch, no tag, no Max-Forwards."""
    headers = {
        "Via": f"SIP/2.0/UDP {SENDER}:9",
        "From": f"<sip:caller@{SENDER}>",
        "To": "<sip:somebody@127.0.0.1>",
        "Call-ID": f"inv2543.1717@{SENDER}",
        "CSeq": "4 INVITE",
        "Content-Type": "application/sdp",
    }
    return build("INVITE sip:somebody@127.0.0.1 SIP/2.0", headers, SDP)


OPAQUE, SOAP = "nobodyKnowsThisScheme:totallyopaquecontent", "soap.beep://192.0.2.103:3002"
MISSING = ("Call-ID", "From", "To")

SEMANTICS = (
    Torture(
        "badbranch",
        "3.2.1",
        "branch is only the cookie",
        request("badbranch", "OPTIONS", change=BRANCH),
    ),
    Torture(
        "insuf", "3.3.1", "needed headers missing", request("insuf", "INVITE", without=MISSING)
    ),
    Torture("unkscm", "3.3.2", "unknown scheme", request("unkscm", "OPTIONS", OPAQUE)),
    Torture("novelsc", "3.3.3", "a scheme of something else", request("novelsc", "OPTIONS", SOAP)),
    Torture(
        "unksm2",
        "3.3.4",
        "unknown schemes in headers",
        request("unksm2", "REGISTER", change=STRANGE),
    ),
    Torture("bext01", "3.3.5", "extensions nobody has", request("bext01", "OPTIONS", change=NEEDS)),
    Torture(
        "invut",
        "3.3.6",
        "unknown content",
        request("invut", "INVITE", change=UNKNOWN_TYPE, body="<audio/>"),
    ),
    Torture(
        "regaut01",
        "3.3.7",
        "unknown way to sign in",
        request("regaut01", "REGISTER", change=NOBODY_KNOWS),
    ),
    Torture("multi01", "3.3.8", "two values where one belongs", _several_values()),
    Torture("mcl01", "3.3.9", "three lengths", _several_lengths()),
    Torture(
        "bcast", "3.3.10", "a response by broadcast", response("bcast", "200 OK", change=BROADCAST)
    ),
    Torture(
        "zeromf",
        "3.3.11",
        "Max-Forwards 0",
        request("zeromf", "OPTIONS", change={"Max-Forwards": "0"}),
    ),
    Torture(
        "cparam01",
        "3.3.12",
        "unknown URI parameter",
        request("cparam01", "REGISTER", change=CONTACT_PARAMETER),
    ),
    Torture(
        "cparam02",
        "3.3.13",
        "unknown header parameter",
        request("cparam02", "REGISTER", change=HEADER_PARAMETER),
    ),
    Torture(
        "regescrt",
        "3.3.14",
        "a route in Contact",
        request("regescrt", "REGISTER", change=ESCAPED_ROUTE),
    ),
    Torture("sdp01", "3.3.15", "no body we can answer", request("sdp01", "INVITE", change=ACCEPTS)),
    Torture("inv2543", "3.4.1", "an INVITE of before 2002", _as_before_2002()),
)
