"""Everything the voice engine is told by the one who starts it."""

from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import ip_network
from pathlib import Path
from typing import Self

from runtime.voice_engine.errors import VoiceEngineError

CONFIGURATION_BREAKERS = set("\r\n;[]\"'")


@dataclass(frozen=True, kw_only=True)
class TlsDoors:
    """SIP over TLS 1.2 and later, and over secure WebSocket (SEAT-03)."""

    certificate: Path
    """PEM with the whole chain."""
    key: Path
    """PEM; may be the certificate's file."""
    sip_port: int
    wss_port: int

    @classmethod
    def from_environment(cls, say: Mapping[str, str]) -> Self | None:
        """Read the doors; None when no certificate is given."""
        certificate = say.get("HOTLINE_TLS_CERTIFICATE")
        if not certificate:
            return None
        return cls(
            certificate=Path(certificate),
            key=Path(say.get("HOTLINE_TLS_KEY") or certificate),
            sip_port=int(say["HOTLINE_ENGINE_SIPS_PORT"]),
            wss_port=int(say["HOTLINE_ENGINE_WSS_PORT"]),
        )


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
    tls: TlsDoors | None = None
    """Encrypted doors for seats at home (家庭坐席); None: closed."""
    is_behind_edge: bool = False
    """The proxies of ``deploy/`` open the encrypted doors, and bring seats at home to us."""
    line_limit: int = 500
    """Citizens' calls at the same time (SEAT-02); the next one is refused with 503."""
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
        if self.line_limit < 1:
            msg = f"线路上限无效：{self.line_limit}"
            raise VoiceEngineError(msg)

    @classmethod
    def from_environment(cls, environment: Mapping[str, str], *, checkout: Path) -> Self:
        """Read what every process of an installation is told (``HOTLINE_…``).

        Raises:
            VoiceEngineError: a value makes no sense.

        """
        say = environment
        return cls(
            instance_dir=Path(say["HOTLINE_VOICE_DIR"]),
            recordings_dir=Path(say["HOTLINE_RECORDINGS_DIR"]),
            root_dir=checkout / "var" / "voice-root",
            prompts_dir=checkout / "cities" / say["HOTLINE_CITY"] / "prompts",
            sip_port=int(say["HOTLINE_ENGINE_SIP_PORT"]),
            http_port=int(say["HOTLINE_ENGINE_HTTP_PORT"]),
            ami_port=int(say["HOTLINE_ENGINE_AMI_PORT"]),
            rtp_start=int(say["HOTLINE_RTP_START"]),
            rtp_end=int(say["HOTLINE_RTP_END"]),
            ari_password=say["HOTLINE_ARI_PASSWORD"],
            ami_password=say["HOTLINE_AMI_PASSWORD"],
            seat_secret=say["HOTLINE_SEAT_SECRET"],
            trunk_peers=tuple(each.strip() for each in say["HOTLINE_TRUNK_PEERS"].split(",")),
            trunk_contact=say["HOTLINE_TRUNK_CONTACT"],
            bind=say.get("HOTLINE_BIND") or "127.0.0.1",
            line_limit=_line_limit(say.get("HOTLINE_LINE_LIMIT") or "500"),
            tls=TlsDoors.from_environment(say),
            is_behind_edge=(say.get("HOTLINE_BEHIND_EDGE") or "") in {"1", "true", "yes"},
        )


def _line_limit(text: str) -> int:
    if not text.isdecimal():
        msg = f"环境变量 HOTLINE_LINE_LIMIT={text} 不正确：应为整数"
        raise VoiceEngineError(msg)
    return int(text)
