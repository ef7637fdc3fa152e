"""What the surrounding process tells the business side, typed and checked at start."""

from pathlib import Path
from typing import Literal, Self

from pydantic import Field, SecretStr, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict


class Environment(BaseSettings):
    """Environment variables named ``HOTLINE_…``; ``DATABASE_URL`` is read beside them."""

    model_config = SettingsConfigDict(env_prefix="HOTLINE_")

    var: Path
    secret_key: str
    field_key: str
    """32 random bytes in base64; every encryption key is derived from it."""
    command_secret: str
    ticket_secret: str
    seat_secret: str
    bind: str = "127.0.0.1"
    web_port: int = 12345
    callcontrol_port: int = 12346
    engine_http_port: int = 12347
    engine_sip_port: int = 12360
    engine_sips_port: int = 12361
    engine_wss_port: int = 12362
    tls_certificate: str = ""
    """Set when the engine's encrypted doors are open: home seats (SEAT-03) need them."""
    recordings_dir: Path
    voice_dir: Path | None = None
    """The voice engine's instance directory; without it ``voice`` below ``var``."""
    models_dir: Path | None = None
    """Where models lie; without it ``models`` below ``var``."""
    speech_url: str = ""
    """A speech synthesis service that speaks OpenAI's ``/v1/audio/speech``; empty: none."""
    speech_key: SecretStr = SecretStr("")
    speech_model: str = "tts"
    speech_voices: dict[str, str] = Field(default_factory=dict)
    """Its voices: name → language, as JSON, such as ``{"zhiyan": "zh"}``."""
    model_hosts: str = ""
    """Addresses of models this process may speak to (``10.0.0.5:8000, models.example``), in
    commas; empty: none, not even on this machine."""
    chat_url: str = ""
    """One model behind OpenAI's ``/v1/chat/completions``; more stand in the file below."""
    chat_key: SecretStr = SecretStr("")
    chat_model: str = ""
    intelligence_file: Path | None = None
    """Providers, chains and budgets (TOML); without it ``intelligence.toml`` below ``var``."""
    city: str = "haikou"
    public_host: str = ""
    """The host name browsers use, when it is not the bind address."""
    https: bool = False
    """Set when a proxy in front speaks HTTPS: cookies become Secure, sockets ``wss``."""
    web_origins: str = ""
    """Further pages' origins that may use the softphone (SDK), separated by commas."""
    debug: bool = False
    recording_store: Literal["folder", "s3"] = "folder"
    """Where sealed recordings go (VOI-13); what already lies elsewhere stays readable there."""
    recording_folder: Path | None = None
    """The folder; without it ``recordings-sealed`` below ``var``."""
    channels_file: Path | None = None
    """The accounts of the written channels (TOML); without it ``channels.toml`` below ``var``."""
    site_url: str = Field(default="", pattern=r"^(https?://[^/?#\s]+)?$")
    """Where citizens reach their pages (``https://12345.example.gov.cn``), for links in messages
    to them; empty: no such link is sent."""
    portal_attack_from: int = Field(default=600, ge=1)
    """Submissions a minute from which each must carry proof of work: no city has so many."""
    clamd_socket: Path | None = None
    """ClamAV's local socket: uploads are scanned there; empty: kept and shown as not scanned."""
    s3_endpoint: str = ""
    s3_region: str = "us-east-1"
    s3_bucket: str = ""
    s3_access_key: str = ""
    s3_secret_key: SecretStr = SecretStr("")

    @property
    def allowed_web_origins(self) -> frozenset[str]:
        """The further origins as a set."""
        return frozenset(part.strip() for part in self.web_origins.split(",") if part.strip())

    @model_validator(mode="after")
    def _store_is_described(self) -> Self:
        if self.recording_store == "s3" and not (self.s3_bucket and self.s3_access_key):
            msg = "HOTLINE_RECORDING_STORE=s3 needs HOTLINE_S3_BUCKET, _ACCESS_KEY, _SECRET_KEY"
            raise ValueError(msg)
        return self
