"""RFC 4475 section 3.1.1: odd to look at, yet valid."""

from random import Random

from tests.telephony.hardening.rfc4475.wire import SDP, SENDER, TARGET, Torture, build, request

SEED = 4475
LONG = 60
WORD = "extremelylongtokenthatgoesonandon" * 4


def _short_tortuous_invite() -> bytes:
    lines = [
        "INVITE sip:vivid@127.0.0.1;unknownparam SIP/2.0",
        "TO :",
        " sip:vivid@127.0.0.1 ;   tag    = 1918181833n",
        'from   : "J Rosen \\\\\\""       <sip:jrosen@127.0.0.10>',
        "  ;",
        "  tag = 98asjd8",
        "MaX-fOrWaRdS: 0068",
        "Call-ID: wsinv.ndaksdj@127.0.0.10",
        f"Content-Length   : {len(SDP)}",
        "cseq: 0009",
        "  INVITE",
        "Via  : SIP  /   2.0",
        " /UDP",
        "    127.0.0.10;branch=390skdjuw",
        "s :",
        "NewFangledHeader:   newfangled value",
        " continued newfangled value",
        "UnknownHeaderWithUnusualValue: ;;,,;;,;",
        "Content-Type: application/sdp",
        "Route:",
        " <sip:127.0.0.1;unknownwith=value;unknown-no-value>",
        "v:  SIP  / 2.0  / TCP     127.0.0.11   ;",
        "  branch  =   z9hG4bK9ikj8  ,",
        " SIP  /    2.0   / UDP  127.0.0.12   ; branch=",
        " z9hG4bK30239",
        'm:"Quoted string \\"\\"" <sip:jdrosen@127.0.0.10> ; newparam =',
        "      newvalue ;",
        "  secondparam ; q = 0.33",
    ]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + SDP.encode()


def _wide_range_of_characters() -> bytes:
    method = "!interesting-Method0123456789_*+`.%indeed'~"
    uri = "sip:1_unusual.URI~(to-be!sure)&isn't+it$/crazy?,/;;*:&it+has=1,weird!*pas$wo~d@127.0.0.1"
    odd = "token1~` token2'+_ token3*%!.-"
    change = {
        "To": f'"BEL:\\\x07 NUL:\\\x00 DEL:\\\x7f" <{uri}>',
        "From": f"{odd} <sip:mundane@{SENDER}>;fromParam''~+*_!.-%=\"\u0440\u0430\u0431\";tag=_t",
        "Call-ID": "intmeth.word%ZK-!.*_+'@word`~)(><:\\/\"][?}{",
        "CSeq": f"139122385 {method}",
        "extensionHeader-!.%*+_`'~": "\ufeff\u5927\u505c\u96fb",
    }
    return request("intmeth", method, uri, change=change)


def _long_values() -> bytes:
    vias = [f"SIP/2.0/UDP sip{n}.{'a' * 80}.example.com" for n in range(LONG)]
    change = {
        "To": f'"{WORD * 3}" <sip:one@{"b" * 200}.example.com:5060>',
        "From": f"<sip:caller@{SENDER}>;{WORD}={WORD * 2};tag=12{'9' * 180}",
        "Call-ID": f"longreq.one{'really' * 40}longcallid",
        f"Unknown-{'Long' * 60}-Name": f"unknown-{'long' * 60}-value; {'param' * 40}",
        "Via": ", ".join([f"SIP/2.0/UDP {SENDER};branch=z9hG4bKlongreq", *vias]),
        "Contact": f"<sip:amazinglylongcallername{WORD}@{SENDER}>",
    }
    return request("longreq", "INVITE", change=change)


def _two_requests_in_one_datagram() -> bytes:
    return request("dblreq", "REGISTER", "sip:127.0.0.1") + request("dblreq2", "INVITE")


def _multipart() -> bytes:
    noise = Random(SEED).randbytes(1400)  # noqa: S311 - looks like a signature, is none
    bound = b"7a9cbec02ceef655"
    parts = (
        (b"Content-Type: text/plain\r\nContent-Transfer-Encoding: binary\r\n\r\nHello"),
        (
            b"Content-Type: application/octet-stream\r\nContent-Transfer-Encoding: binary\r\n\r\n"
            + noise
        ),
    )
    body = b"".join(b"--" + bound + b"\r\n" + part + b"\r\n" for part in parts)
    kind = f"multipart/mixed;boundary={bound.decode()}"
    change = {"Content-Type": kind, "MIME-Version": "1.0"}
    return request("mpart01", "MESSAGE", change=change, body=body + b"--" + bound + b"--\r\n")


def _transports() -> bytes:
    kinds = ("UDP", "SCTP", "TLS", "UNKNOWN", "TCP")
    vias = (f"SIP/2.0/{kind} t{n}.example.com;branch=z9hG4bKv{n}" for n, kind in enumerate(kinds))
    return request("transports", "OPTIONS", change={"Via": ", ".join(vias)})


def _response(name: str, first: str) -> bytes:
    headers = {
        "Via": f"SIP/2.0/UDP {SENDER};branch=z9hG4bK{name}",
        "Call-ID": f"{name}.1234@{SENDER}",
        "CSeq": "35 INVITE",
        "From": f"<sip:user@{SENDER}>;tag=11141343",
        "To": f"<{TARGET}>;tag=2229",
        "Contact": f"<sip:user@{SENDER}>",
    }
    return build(first, headers)


NULL = {
    "To": "sip:null-%00-null@127.0.0.1",
    "Contact": "<sip:%00@127.0.0.10>, <sip:%00%00@127.0.0.10>",
}
PERCENT = {"CSeq": "29344 RE%47IST%45R", "To": '"%Z%45" <sip:resource@127.0.0.1>'}
TIGHT = {"From": f"caller<sip:caller@{SENDER}>;tag=323"}
ESCAPED = "sip:sips%3Auser%40example.com@127.0.0.1"
IN_USER = "sip:user;par=u%40example.net@127.0.0.1"
REASON = "SIP/2.0 200 = 2**3 * 5**2 \u4e00\u767e\u4e5d\u5341\u4e5d"

VALID = (
    Torture("wsinv", "3.1.1.1", "folded lines, odd case and spaces", _short_tortuous_invite()),
    Torture("intmeth", "3.1.1.2", "every allowed character", _wide_range_of_characters()),
    Torture("esc01", "3.1.1.3", "a URI within a URI's user", request("esc01", "INVITE", ESCAPED)),
    Torture("escnull", "3.1.1.4", "escaped nulls", request("escnull", "REGISTER", change=NULL)),
    Torture(
        "esc02",
        "3.1.1.5",
        "% that escapes nothing",
        request("esc02", "RE%47IST%45R", change=PERCENT),
    ),
    Torture("lwsdisp", "3.1.1.6", "no space before <", request("lwsdisp", "OPTIONS", change=TIGHT)),
    Torture("longreq", "3.1.1.7", "very long values", _long_values()),
    Torture("dblreq", "3.1.1.8", "two requests, one datagram", _two_requests_in_one_datagram()),
    Torture(
        "semiuri", "3.1.1.9", "parameters in the user part", request("semiuri", "OPTIONS", IN_USER)
    ),
    Torture("transports", "3.1.1.10", "five transports in Via", _transports()),
    Torture("mpart01", "3.1.1.11", "binary parts", _multipart()),
    Torture("unreason", "3.1.1.12", "a reason beyond ASCII", _response("unreason", REASON)),
    Torture("noreason", "3.1.1.13", "an empty reason", _response("noreason", "SIP/2.0 100 ")),
)
