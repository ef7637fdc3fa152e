"""Evidence as it lies in its sealed column."""

import json
from collections.abc import Iterable
from dataclasses import asdict, replace

from hotline.quality.rules.verdicts import Evidence

_MOST, _LONGEST = 12, 200


def written(evidence: Iterable[Evidence]) -> str:
    """Return evidence as text; the first twelve, each in short."""
    kept = [asdict(_shortened(each)) for each in evidence]
    return json.dumps(kept[:_MOST], ensure_ascii=False) if kept else ""


def _shortened(each: Evidence) -> Evidence:
    return replace(each, quote=each.quote[:_LONGEST], note=each.note[:_LONGEST])


def read(text: str) -> list[Evidence]:
    """Return the evidence of a text."""
    return [Evidence(**each) for each in json.loads(text)] if text else []


def without_quotes(text: str) -> str:
    """Return the same evidence without anybody's words."""
    return written(replace(each, quote="") for each in read(text))
