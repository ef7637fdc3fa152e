"""Take a service request (提交诉求) of another system into the intake."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import uuid4

from hotline.citizens.rules.numbers import normalize_number
from hotline.contacts.rules.channels import Channel
from hotline.exchange.errors import RequestInvalid
from hotline.exchange.models import Partner
from hotline.exchange.queries import find_service
from hotline.exchange.rules.georeport import faults_of_request
from hotline.exchange.rules.service_attributes import form_of
from hotline.messaging.actions.receive import Received, receive
from hotline.messaging.rules.incoming import Incoming, IncomingFile, MessageKind

_ACCOUNT = "main"


def post_request(
    *,
    partner: Partner,
    fields: Mapping[str, str],
    files: Sequence[IncomingFile] = (),
    key: str = "",
    now: datetime,
) -> Received:
    """Keep the request as a form; with a key, the same again gets the same token.

    Raises:
        RequestInvalid: something the standard or the city needs is missing.

    """
    code = fields.get("service_code", "")
    known = frozenset({code}) if find_service(code) else frozenset[str]()
    phone = normalize_number(fields.get("phone", ""))
    faults = faults_of_request({**fields, "phone": phone}, known_services=known)
    if faults:
        raise RequestInvalid("".join(faults))
    ident = f"partner/{partner.pk}/{key or uuid4()}"
    return receive(
        Incoming(
            channel=Channel.WEB,
            account=_ACCOUNT,
            external_id=ident[:255],
            thread=ident,
            peer=ident,
            peer_name=fields.get("last_name", "") + fields.get("first_name", ""),
            kind=MessageKind.FORM,
            subject=f"来自{partner.name}",
            text=fields["description"],
            phone=phone,
            form={**form_of(fields), "phone": phone, "source": partner.name},
            files=tuple(files),
        ),
        now=now,
    )
