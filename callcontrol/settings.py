"""What the process is told by its environment (``HOTLINE_*`` and ``DATABASE_URL``)."""

from pathlib import Path

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """Read once at start; every door binds to loopback unless told otherwise."""

    model_config = SettingsConfigDict(env_prefix="HOTLINE_", frozen=True, extra="ignore")

    var: Path
    """The installation's state directory."""
    bind: str = "127.0.0.1"
    database_url: SecretStr = Field(validation_alias="DATABASE_URL")
    web_port: int = 12345
    callcontrol_port: int = 12346
    engine_host: str = "127.0.0.1"
    engine_http_port: int = 12347
    engine_ami_port: int = 12348
    voice_dir: Path
    """The voice engine's instance directory; its ``etc/`` receives the seats."""
    recordings_dir: Path
    web_origins: str = ""
    """Further page origins, comma-separated, such as ``https://hotline.example``."""

    command_secret: SecretStr
    ticket_secret: SecretStr
    seat_secret: SecretStr
    ari_password: SecretStr
    ami_password: SecretStr

    page_grace_seconds: float = 15
    """A ready operator whose page vanished is signed out after this long."""
    away_grace_seconds: float = 300
    """The same for one on a break or not ready."""
    redial_seconds: float = 1
    """Pause before a browser's lost phone is rung again."""
    engine_retry_seconds: float = 0.5
    """First pause before reconnecting to the engine; grows to ten times as much."""
    ring_reserve_seconds: float = 5
    """The engine gives an unanswered leg up this much later than call control does."""

    @property
    def state_dir(self) -> Path:
        """Where snapshots, spool and the last configuration live."""
        return self.var / "callcontrol"

    @property
    def allowed_web_origins(self) -> frozenset[str]:
        """The further origins as a set."""
        return frozenset(part.strip() for part in self.web_origins.split(",") if part.strip())
