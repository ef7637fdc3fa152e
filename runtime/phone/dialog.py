"""A SIP dialog: who the two ends are, and how requests inside it are addressed."""

import secrets
from dataclasses import dataclass, field

from runtime.phone.message import Message, parse_address, request, split_list


def new_branch() -> str:
    """Return a transaction's identity."""
    return f"z9hG4bK{secrets.token_hex(8)}"


@dataclass
class Dialog:
    """Grows from the first INVITE; ``remote`` gets its tag with the answer."""

    call_id: str
    local: str
    """From or To value of our side, with our tag."""
    remote: str
    target: str
    """Request-URI for the other side."""
    contact: str
    local_tag: str
    cseq: int = 0
    route: list[str] = field(default_factory=list)

    @classmethod
    def outgoing(cls, *, us: str, them: str, contact: str) -> "Dialog":
        """Begin a dialog by calling."""
        tag = secrets.token_hex(5)
        return cls(
            secrets.token_hex(12),
            f"<{us}>;tag={tag}",
            f"<{them}>",
            them,
            f"<{contact}>",
            tag,
            cseq=1,
        )

    @classmethod
    def incoming(cls, invite: Message, contact: str) -> "Dialog":
        """Begin a dialog by being called.

        Raises:
            MessageError: the caller's addresses cannot be read.

        """
        tag = secrets.token_hex(5)
        caller = parse_address(next(iter(split_list(invite.first("contact"))), ""))
        return cls(
            invite.first("call-id"),
            f"{invite.first('to')};tag={tag}",
            invite.first("from"),
            caller.uri,
            f"<{contact}>",
            tag,
            route=[hop for value in invite.all("record-route") for hop in split_list(value)],
        )

    def confirm(self, answer: Message) -> None:
        """Learn the other side's tag, address and route from the first answer to our INVITE."""
        if "tag" in parse_address(self.remote).parameters:
            return
        self.remote = answer.first("to")
        contacts = split_list(answer.first("contact"))
        if contacts:
            self.target = parse_address(contacts[0]).uri
        hops = [hop for value in answer.all("record-route") for hop in split_list(value)]
        self.route = hops[::-1]

    def request(
        self,
        method: str,
        via: str,
        *,
        body: str = "",
        cseq: int | None = None,
        extra: tuple[tuple[str, str], ...] = (),
    ) -> Message:
        """Build a request inside the dialog."""
        headers = [
            ("via", via),
            ("max-forwards", "70"),
            *(("route", hop) for hop in self.route),
            ("from", self.local),
            ("to", self.remote),
            ("call-id", self.call_id),
            ("cseq", f"{self.cseq if cseq is None else cseq} {method}"),
            ("contact", self.contact),
            *extra,
        ]
        if body:
            headers.append(("content-type", "application/sdp"))
        return request(method, self.target, headers, body)
