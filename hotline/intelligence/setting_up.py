"""What is not set up yet, and how it is: sentences for the page of models."""

from django.conf import settings

from hotline.intelligence.embedded.catalogue import EmbeddedModel, all_models
from hotline.intelligence.embedded.verifying import Wholeness, examine
from hotline.intelligence.errors import ModelsMisconfigured
from hotline.intelligence.model_settings import ModelSettings
from hotline.intelligence.rules.egress import address_of
from hotline.intelligence.site import Site, may_reach, read_site, site_file


def site_or_none() -> tuple[Site, list[str]]:
    """Return what the site says, and what is missing or wrong in it."""
    try:
        site = read_site()
    except ModelsMisconfigured as error:
        return Site(), [error.message]
    return site, _missing(site)


def _missing(site: Site) -> list[str]:
    file = site_file().name
    if not site.providers:
        none = (
            f"没有配置对话模型：在 {file} 中写 [providers.名称]（url、model、key），"
            "或设置 HOTLINE_CHAT_URL、HOTLINE_CHAT_MODEL、HOTLINE_CHAT_KEY。"
            "在此之前各任务按规则、检索与本地分类器工作。"
        )
        return [none]
    faults = [
        f"服务“{each.name}”的地址 {address_of(each.url) or '（无法识别）'} 不在允许名单内，"
        "不会向它发送任何内容：请把它加入 HOTLINE_MODEL_HOSTS 后重启。"
        for each in site.providers.values()
        if not may_reach(each.url)
    ]
    plain = [
        f"服务“{each.name}”使用未加密的 http，且不在本机：请确认线路可信，或改用 https。"
        for each in site.providers.values()
        if each.url.startswith("http://") and not _is_here(each.url) and may_reach(each.url)
    ]
    return [*faults, *plain]


def _is_here(url: str) -> bool:
    return address_of(url).rpartition(":")[0] in {"127.0.0.1", "localhost", "[::1]"}


def allowed_hosts() -> str:
    """Return the allow-list as the site wrote it."""
    return str(settings.HOTLINE_ENVIRONMENT.model_hosts)


def list_embedded() -> list[tuple[EmbeddedModel, Wholeness]]:
    """Return the models that run inside the platform, and whether their files are there."""
    models = ModelSettings().models
    return [(each, examine(each, models)) for each in all_models()]
