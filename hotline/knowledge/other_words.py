"""What else people of the city say: its file of synonyms, and the nicknames of its places."""

from functools import lru_cache
from pathlib import Path

import structlog
import yaml
from django.conf import settings
from django.core.cache import cache
from pydantic import ValidationError

from hotline.knowledge.rules.search.asking import OtherWords
from hotline.knowledge.rules.search.entries import SynonymsFile
from hotline.reference.models import Place

SYNONYMS = "synonyms.yaml"
_CACHE_KEY, _CACHE_SECONDS = "knowledge.nicknames", 300
_log = structlog.get_logger()


def other_words() -> OtherWords:
    """Return them as they were some minutes ago; a spoilt file counts as none."""
    path = Path(settings.BASE_DIR) / "cities" / settings.HOTLINE_ENVIRONMENT.city / SYNONYMS
    stamp = path.stat().st_mtime_ns if path.exists() else 0
    return OtherWords(_groups(path, stamp), _nicknames())


@lru_cache(maxsize=2)
def _groups(path: Path, stamp: int) -> tuple[tuple[str, ...], ...]:
    if not stamp:
        return ()
    try:
        file = SynonymsFile.model_validate(yaml.safe_load(path.read_text("utf-8")) or {})
    except (OSError, yaml.YAMLError, ValidationError) as error:
        _log.warning("synonyms_unreadable", action="read_synonyms", error=str(error))
        return ()
    return tuple(map(tuple, file.groups))


def _nicknames() -> dict[str, str]:
    known: dict[str, str] | None = cache.get(_CACHE_KEY)
    if known is None:
        rows = Place.objects.filter(is_active=True).exclude(also_known=[])
        known = {
            nickname: name
            for name, nicknames in rows.values_list("name", "also_known")
            for nickname in nicknames
        }
        cache.set(_CACHE_KEY, known, _CACHE_SECONDS)
    return known
