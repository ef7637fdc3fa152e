"""Mail (电子邮件): the mailbox is asked every minute, answers are sent by SMTP."""

from hotline.contacts.rules.channels import Channel
from hotline.core.clock import now
from hotline.messaging.adapters import Adapter, Fetched, Outgoing
from hotline.messaging.channels.email.imap import open_mailbox
from hotline.messaging.channels.email.rules.cursors import Cursor
from hotline.messaging.channels.email.settings import EmailSettings
from hotline.messaging.channels.email.sifting import sift
from hotline.messaging.channels.email.smtp import hand_over, open_line
from hotline.messaging.channels.email.taking import take_letters
from hotline.messaging.channels.email.writing import letter_of
from hotline.messaging.errors import SendingFailed


class EmailAdapter(Adapter):
    """One letter is one message; answers and receipts keep a thread together."""

    channel = Channel.EMAIL
    settings = EmailSettings
    is_polled = True

    def fetch(self, account: str, settings: EmailSettings, cursor: str) -> Fetched:
        """Return what came; what is too large or strange comes as a note in its place.

        Raises:
            SendingFailed: the mailbox cannot be read now.

        """
        today = now()
        with open_mailbox(settings) as mailbox:
            known = Cursor.parse(cursor)
            taken = take_letters(mailbox, known, settings.backlog_days, today)
        messages, undelivered = sift(taken.letters, account, settings.address, today)
        return Fetched(messages, str(taken.cursor), undelivered, taken.has_more)

    def send(self, account: str, settings: EmailSettings, outgoing: Outgoing) -> str:
        """Send a letter; return its Message-ID.

        Raises:
            SendingFailed: the server did not take it.

        """
        del account
        if not outgoing.peer:
            msg = "来信没有可以回复的地址，请改用其他方式联系。"
            raise SendingFailed(msg, is_final=True)
        letter = letter_of(outgoing, settings)
        with open_line(settings) as line:
            hand_over(line, letter, settings.address, outgoing.peer)
        return str(letter["Message-ID"])

    def check(self, account: str, settings: EmailSettings) -> str:
        """Sign in to both services; return what is wrong, or nothing.

        Raises:
            SendingFailed: either does not let us in; the sentence says which.

        """
        del account
        with open_mailbox(settings):
            pass
        with open_line(settings) as line:
            line.noop()
        return ""


ADAPTER = EmailAdapter()
