"""What both services of mail have in common: encryption, and faults in Chinese."""

import contextlib
import imaplib
import smtplib
import ssl
from collections.abc import Iterator

from hotline.messaging.channels.email.settings import EmailSettings
from hotline.messaging.errors import SendingFailed


def context_of(settings: EmailSettings) -> ssl.SSLContext:
    """Return what checks the server's certificate and name; never turned off."""
    context = ssl.create_default_context(cafile=settings.ca_file or None)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


@contextlib.contextmanager
def faults_said(service: str, host: str) -> Iterator[None]:
    """Turn what goes wrong on the line into a refusal that may pass.

    Raises:
        SendingFailed: the line is down, not trusted, or we are not let in.

    """
    try:
        yield
    except ssl.SSLCertVerificationError as error:
        msg = f"{service} {host} 的证书不可信：{error.verify_message}。"
        raise SendingFailed(msg) from error
    except (imaplib.IMAP4.abort, smtplib.SMTPServerDisconnected, OSError) as error:
        msg = f"{service} {host} 连接不上或中途断开：{_said(error)}"
        raise SendingFailed(msg) from error
    except (imaplib.IMAP4.error, ValueError) as error:
        msg = f"{service} {host} 拒绝登录或请求：{_said(error)}"
        raise SendingFailed(msg) from error


def _said(error: BaseException) -> str:
    return str(error)[:120] or type(error).__name__
