"""What the site says about its models: providers, chains, budgets; read from its own file.

``HOTLINE_INTELLIGENCE_FILE`` names a TOML file (default ``intelligence.toml`` below
``HOTLINE_VAR``). One provider alone may be named in the environment instead:
``HOTLINE_CHAT_URL``, ``_MODEL``, ``_KEY``. Which addresses may be spoken to at all stands
apart, in ``HOTLINE_MODEL_HOSTS``: without it nothing leaves this process.
"""

import tomllib
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError, model_validator

from hotline.intelligence.errors import ModelsMisconfigured
from hotline.intelligence.rules.egress import hosts_of, is_allowed
from hotline.intelligence.rules.tasks import Task

_STRICT = ConfigDict(extra="forbid", frozen=True)


class Provider(BaseModel):
    """``[providers.NAME]``: one service that speaks ``/v1/chat/completions``."""

    model_config = _STRICT

    name: str = Field(max_length=40)
    url: str
    """Without ``/v1``."""
    model: str = Field(max_length=120)
    version: str = Field("", max_length=80)
    key: SecretStr = SecretStr("")
    timeout_seconds: float = Field(20, gt=0, le=300)
    max_tokens: int = Field(1024, ge=16, le=32768)
    input_price: Decimal = Field(Decimal(0), ge=0)
    output_price: Decimal = Field(Decimal(0), ge=0)
    """Yuan for a million tokens; nought for a model of one's own."""
    extra: dict[str, object] = Field(default_factory=dict)
    """Sent along as it is, such as ``{chat_template_kwargs = {enable_thinking = false}}``."""


class TaskPlan(BaseModel):
    """``[tasks.WORD]``: whom to ask in which order, and how much of it a day."""

    model_config = _STRICT

    chain: tuple[str, ...] | None = None
    """Names of providers; without it all of them, as they stand in the file."""
    patience_seconds: float = Field(30, gt=0, le=600)
    daily_budget: Decimal | None = Field(None, ge=0)
    daily_asks: int | None = Field(None, ge=0)
    cache_hours: int = Field(24, ge=0, le=24 * 30)


class Site(BaseModel):
    """The whole file."""

    model_config = _STRICT

    providers: dict[str, Provider] = Field(default_factory=dict)
    tasks: dict[Task, TaskPlan] = Field(default_factory=dict)
    keep_days: int = Field(90, ge=1, le=1100)

    @model_validator(mode="before")
    @classmethod
    def _name_them(cls, values: dict[str, object]) -> dict[str, object]:
        tables = values.get("providers")
        if isinstance(tables, dict):
            named = {name: {"name": name, **each} for name, each in tables.items()}
            return {**values, "providers": named}
        return values

    @model_validator(mode="after")
    def _chains_name_providers(self) -> "Site":
        for task, plan in self.tasks.items():
            if missing := set(plan.chain or ()) - set(self.providers):
                msg = f"tasks.{task}.chain 中的 {'、'.join(sorted(missing))} 没有在 providers 中"
                raise ValueError(msg)
        return self

    def plan_of(self, task: Task) -> TaskPlan:
        """Return the task's plan."""
        return self.tasks.get(task, TaskPlan())

    def chain_of(self, task: Task) -> list[Provider]:
        """Return whom to ask, in this order."""
        chain = self.plan_of(task).chain
        return [self.providers[name] for name in (self.providers if chain is None else chain)]


def read_site() -> Site:
    """Return what the site says.

    Raises:
        ModelsMisconfigured: the file is broken; the sentence says where.

    """
    environment = settings.HOTLINE_ENVIRONMENT
    path = site_file()
    try:
        found = _parsed(path, path.stat().st_mtime_ns)
    except FileNotFoundError:
        found = Site()
    if environment.chat_url and environment.chat_model and "default" not in found.providers:
        own = Provider(
            name="default",
            url=environment.chat_url,
            model=environment.chat_model,
            key=environment.chat_key,
        )
        return found.model_copy(update={"providers": {"default": own, **found.providers}})
    return found


def site_file() -> Path:
    """Return where the file lies, whether or not it exists."""
    environment = settings.HOTLINE_ENVIRONMENT
    return Path(environment.intelligence_file or environment.var / "intelligence.toml")


def may_reach(url: str) -> bool:
    """Tell whether the site allows the address; every door to a model asks this first."""
    return is_allowed(url, hosts_of(settings.HOTLINE_ENVIRONMENT.model_hosts))


@lru_cache(maxsize=4)
def _parsed(path: Path, changed: int) -> Site:
    del changed
    try:
        return Site.model_validate(tomllib.loads(path.read_text("utf-8")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        msg = f"智能能力配置文件 {path.name} 无法读取：{error}"
        raise ModelsMisconfigured(msg) from error
    except ValidationError as error:
        faults = error.errors(include_input=False)
        wrong = "、".join(".".join(map(str, each["loc"])) or each["msg"] for each in faults)
        msg = f"智能能力配置文件 {path.name} 有误，请检查：{wrong}。"
        raise ModelsMisconfigured(msg) from error
