"""Send a letter by SMTP (RFC 5321): which refusals are final and which may pass."""

import contextlib
import smtplib
from collections.abc import Iterator
from email.message import EmailMessage

from hotline.messaging.channels.email.connections import context_of, faults_said
from hotline.messaging.channels.email.settings import EmailSettings, Encryption
from hotline.messaging.errors import SendingFailed

_FINAL = 500
_MOST_SAID = 150
_RECIPIENT, _SENDER, _LETTER, _LOGIN = "收件人地址", "发件人地址", "邮件内容", "登录"


@contextlib.contextmanager
def open_line(settings: EmailSettings) -> Iterator[smtplib.SMTP]:
    """Connect and sign in; say goodbye at the end.

    Raises:
        SendingFailed: the server cannot be reached, or does not let us in; may pass.

    """
    with faults_said("发信服务器", settings.smtp_host):
        line = _connect(settings)
        try:
            if settings.smtp_encryption is Encryption.STARTTLS:
                line.starttls(context=context_of(settings))
            if settings.smtp_login:
                _login(line, settings)
            yield line
        finally:
            with contextlib.suppress(smtplib.SMTPException, OSError):
                line.quit()


def hand_over(line: smtplib.SMTP, letter: EmailMessage, sender: str, recipient: str) -> None:
    """Give the letter to the server.

    Raises:
        SendingFailed: it was not taken; final when the server says 5xx of the recipient or
            the letter, for another try would be answered the same.

    """
    try:
        line.send_message(letter, from_addr=sender, to_addrs=[recipient])
    except smtplib.SMTPRecipientsRefused as error:
        code, said = next(iter(error.recipients.values()), (_FINAL, b""))
        raise _refused(_RECIPIENT, code, said, is_final=code >= _FINAL) from error
    except smtplib.SMTPSenderRefused as error:
        raise _refused(_SENDER, error.smtp_code, error.smtp_error) from error
    except smtplib.SMTPDataError as error:
        is_final = error.smtp_code >= _FINAL
        raise _refused(_LETTER, error.smtp_code, error.smtp_error, is_final=is_final) from error
    except smtplib.SMTPNotSupportedError as error:
        msg = "发信服务器不支持这封邮件用到的字符。"
        raise SendingFailed(msg, is_final=True) from error


def _connect(settings: EmailSettings) -> smtplib.SMTP:
    host, port, seconds = settings.smtp_host, settings.smtp_port, settings.timeout_seconds
    if settings.smtp_encryption is Encryption.TLS:
        return smtplib.SMTP_SSL(host, port, timeout=seconds, context=context_of(settings))
    return smtplib.SMTP(host, port, timeout=seconds)


def _login(line: smtplib.SMTP, settings: EmailSettings) -> None:
    try:
        line.login(*settings.login("smtp"))
    except smtplib.SMTPAuthenticationError as error:
        raise _refused(_LOGIN, error.smtp_code, error.smtp_error) from error
    except smtplib.SMTPNotSupportedError as error:
        msg = "发信服务器不提供登录，请检查端口和加密方式。"
        raise SendingFailed(msg) from error


def _refused(what: str, code: int, said: bytes | str, *, is_final: bool = False) -> SendingFailed:
    words = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    msg = f"发信服务器不接受{what}：{code} {words[:_MOST_SAID]}"
    return SendingFailed(msg, is_final=is_final)
