"""RFC 4475 section 3.1.2: messages that break the grammar."""

from tests.telephony.hardening.rfc4475.wire import (
    SDP,
    SENDER,
    TARGET,
    Torture,
    build,
    request,
    response,
    usual,
)

SOUND = {"Content-Type": "application/sdp"}
HUGE = "36893488147419103232"


def _separators() -> bytes:
    change = {
        "To": "sip:j.user@127.0.0.1;;,",
        "Via": f"SIP/2.0/UDP {SENDER};;,;,,",
        "Contact": f'"Joe" <sip:joe@{SENDER}>;;;;,',
    }
    return request("badinv01", "INVITE", change=change)


def _first_line(name: str, line: str, method: str = "INVITE") -> bytes:
    return build(line, {**usual(method, name), **SOUND}, SDP)


def _huge_numbers() -> bytes:
    change = {
        "CSeq": f"{HUGE} REGISTER",
        "Max-Forwards": "300",
        "Expires": "1" + "0" * 80,
        "Contact": f"<sip:user@{SENDER}:9>;expires={'9' * 60}",
    }
    return request("scalar02", "REGISTER", change=change)


def _huge_response() -> bytes:
    change = {"CSeq": f"{HUGE} OPTIONS", "Retry-After": "949302838503028349304023988"}
    return response("scalarlg", "503 Service Unavailable", change=change)


OPEN_QUOTE = {"To": '"Mr. J. User <sip:j.user@127.0.0.1>'}
LATE = {"Date": "Fri, 01 Jan 2010 16:00:00 EST"}
BARE = {"Contact": f"sip:user@{SENDER}?Route=%3Csip:sip.example.com%3E"}
SPACED = {"To": '"Watson, Thomas" < sip:t.watson@127.0.0.1 >'}
NO_TOKEN = {"To": "Bell, Alexander <sip:a.g.bell@127.0.0.1>;tag=43"}
WRONG_CSEQ = {"CSeq": "8 INVITE"}
LONG_CL, NEGATIVE_CL = ({**SOUND, "Content-Length": each} for each in ("9999", "-999"))
WITH_HEADERS = f"{TARGET}?Route=%3Csip:example.com%3E"

INVALID = (
    Torture("badinv01", "3.1.2.1", "stray separators", _separators()),
    Torture(
        "clerr",
        "3.1.2.2",
        "length beyond the end",
        request("clerr", "INVITE", change=LONG_CL, body=SDP),
    ),
    Torture(
        "ncl", "3.1.2.3", "negative length", request("ncl", "INVITE", change=NEGATIVE_CL, body=SDP)
    ),
    Torture("scalar02", "3.1.2.4", "numbers too large", _huge_numbers()),
    Torture("scalarlg", "3.1.2.5", "numbers too large in a response", _huge_response()),
    Torture(
        "quotbal",
        "3.1.2.6",
        "a quote never closed",
        request("quotbal", "INVITE", change=OPEN_QUOTE),
    ),
    Torture(
        "ltgtruri", "3.1.2.7", "<> around the target", request("ltgtruri", "INVITE", f"<{TARGET}>")
    ),
    Torture(
        "lwsruri",
        "3.1.2.8",
        "a space within the target",
        request("lwsruri", "INVITE", "sip:some body@127.0.0.1"),
    ),
    Torture(
        "lwsstart",
        "3.1.2.9",
        "double spaces",
        _first_line("lwsstart", f"INVITE  {TARGET}  SIP/2.0"),
    ),
    Torture(
        "trws", "3.1.2.10", "spaces at the end", _first_line("trws", f"INVITE {TARGET} SIP/2.0  ")
    ),
    Torture(
        "escruri", "3.1.2.11", "headers in the target", request("escruri", "INVITE", WITH_HEADERS)
    ),
    Torture(
        "baddate", "3.1.2.12", "a time zone not GMT", request("baddate", "INVITE", change=LATE)
    ),
    Torture(
        "regbadct", "3.1.2.13", "Contact without <>", request("regbadct", "REGISTER", change=BARE)
    ),
    Torture(
        "badaspec", "3.1.2.14", "spaces within <>", request("badaspec", "OPTIONS", change=SPACED)
    ),
    Torture(
        "baddn",
        "3.1.2.15",
        "a name that needs quotes",
        request("baddn", "OPTIONS", change=NO_TOKEN),
    ),
    Torture(
        "badvers",
        "3.1.2.16",
        "version 7.0",
        _first_line("badvers", f"OPTIONS {TARGET} SIP/7.0", "OPTIONS"),
    ),
    Torture(
        "mismatch01",
        "3.1.2.17",
        "CSeq of another method",
        request("mismatch01", "OPTIONS", change=WRONG_CSEQ),
    ),
    Torture(
        "mismatch02",
        "3.1.2.18",
        "the same, unknown method",
        request("mismatch02", "NEWMETHOD", change=WRONG_CSEQ),
    ),
    Torture(
        "bigcode",
        "3.1.2.19",
        "status 4294967301",
        response("bigcode", "4294967301 better not break"),
    ),
)
