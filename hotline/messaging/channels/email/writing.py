"""Write a letter: plain text, in its thread, with an id that stays the same when sent again."""

from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from hotline.core.clock import now
from hotline.core.crypto.cipher import blind_index
from hotline.messaging.adapters import Outgoing
from hotline.messaging.channels.email.rules.message_ids import ANY_ID, format_id
from hotline.messaging.channels.email.rules.threads import subject_of_answer
from hotline.messaging.channels.email.settings import EmailSettings


def letter_of(outgoing: Outgoing, settings: EmailSettings) -> EmailMessage:
    """Return the letter; one that a machine wrote says so, and is answered by none."""
    letter = EmailMessage(policy=SMTP)
    local, _, domain = settings.address.rpartition("@")
    letter["From"] = Address(settings.sender_name, local, domain)
    letter["To"] = outgoing.peer
    letter["Subject"] = subject_of_answer(outgoing.subject, outgoing.number)
    letter["Date"] = format_datetime(now())
    seal = blind_index(f"email/sent/{outgoing.message_id}")
    letter["Message-ID"] = format_id(outgoing.message_id, seal, domain)
    before = [each for each in outgoing.thread_ids if ANY_ID.fullmatch(each)]
    if before:
        letter["In-Reply-To"] = before[-1]
        letter["References"] = " ".join(before)
    if outgoing.is_automatic:
        letter["Auto-Submitted"] = "auto-replied" if before else "auto-generated"
        letter["X-Auto-Response-Suppress"] = "All"
    letter.set_content(outgoing.text, charset="utf-8")
    for each in outgoing.files:
        kind, _, rest = each.content_type.partition("/")
        letter.add_attachment(
            each.content, maintype=kind, subtype=rest or "octet-stream", filename=each.name
        )
    return letter
