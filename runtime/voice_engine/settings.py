"""Everything the voice engine is told by the one who starts it."""

from dataclasses import dataclass
from ipaddress import ip_network
from pathlib import Path

from runtime.voice_engine.errors import VoiceEngineError

CONFIGURATION_BREAKERS = set("\r\n;[]\"'")


@dataclass(frozen=True, kw_only=True)
class VoiceEngineSettings:
    """Places, ports, secrets and peers of one engine instance.

    Raises:
        VoiceEngineError: a value would not survive being written into a configuration file.

    """

    instance_dir: Path
    recordings_dir: Path
    root_dir: Path
    prompts_dir: Path
    sip_port: int
    http_port: int
    ami_port: int
    rtp_start: int
    rtp_end: int
    ari_password: str
    ami_password: str
    seat_secret: str
    trunk_peers: tuple[str, ...]
    """Addresses or networks of the carrier (运营商中继), let in without a password."""
    trunk_contact: str
    """Where outbound calls go, such as ``sip:127.0.0.20:12370``."""
    bind: str = "127.0.0.1"
    account: tuple[int, int] | None = None
    """Unprivileged (uid, gid) to run as; None: chosen when we are root."""
    https_port: int | None = None
    tls_certificate: Path | None = None
    tls_key: Path | None = None
    longest_call_seconds: int = 14400
    """Safety: no leg outlives this, even when call control has forgotten it."""

    def __post_init__(self) -> None:
        """Refuse what would break out of a configuration line."""
        for peer in self.trunk_peers:
            try:
                ip_network(peer, strict=False)
            except ValueError as error:
                msg = f"中继地址无效：{peer}(应为 IP 或网段，如 127.0.0.10/32)"
                raise VoiceEngineError(msg) from error
        texts = (self.ari_password, self.ami_password, self.trunk_contact, self.bind)
        if any(CONFIGURATION_BREAKERS & set(text) or not text for text in texts):
            msg = "语音引擎设置为空，或含有配置文件不允许的字符（换行、分号、引号、方括号）"
            raise VoiceEngineError(msg)
        if not 1024 <= self.rtp_start < self.rtp_end <= 65535:  # noqa: PLR2004 - the port range
            msg = f"语音端口范围无效：{self.rtp_start}-{self.rtp_end}"
            raise VoiceEngineError(msg)
