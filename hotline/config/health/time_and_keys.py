"""Do the clocks agree, and is the certificate still valid."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from cryptography import x509
from django.conf import settings
from django.db import connection

from hotline.config.health.findings import Check, State, falling, rising, told

_DRIFT = {"amber": 2.0, "red": 30.0}
_DAYS_LEFT = {"amber": 30, "red": 7}
_RENEW = "续签后替换 HOTLINE_TLS_CERTIFICATE 指向的文件，再重启平台。"
_SET_TIME = "在应用与数据库服务器上运行 timedatectl set-ntp true。"


def check_time_and_keys(now: datetime) -> Iterator[Check]:
    """Check the clock against the database's, and the certificate."""
    yield _clock(now)
    yield check_certificate(settings.HOTLINE_ENVIRONMENT.tls_certificate, now)


def _clock(now: datetime) -> Check:
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        (theirs,) = cursor.fetchone() or (now,)
    drift = abs((theirs - now).total_seconds())
    state = rising(drift, **_DRIFT)
    found = f"与数据库相差 {drift:.1f} 秒，时区 {settings.TIME_ZONE}。"
    return Check("clock", "系统时间", state, found, told(state, _SET_TIME))


def check_certificate(path: str, now: datetime) -> Check:
    """Judge how long a certificate goes on; without one only encrypted doors are missing."""
    if not path:
        found = "语音引擎没有配置证书：家庭坐席的加密接入没有启用。网页的 HTTPS 由前面的代理负责。"
        return Check("certificate", "证书", State.GREEN, found)
    try:
        certificate = x509.load_pem_x509_certificate(Path(path).read_bytes())
    except (OSError, ValueError):
        return Check("certificate", "证书", State.RED, f"{path} 无法读取。", _RENEW)
    until = certificate.not_valid_after_utc
    left = (until - now) // timedelta(days=1)
    state = falling(left, **_DAYS_LEFT)
    found = f"有效期至 {until:%Y-%m-%d}，还有 {left} 天。"
    if left < 0:
        found = f"已于 {until:%Y-%m-%d} 过期。"
    return Check("certificate", "证书", state, found, told(state, _RENEW))
