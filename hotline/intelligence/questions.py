"""A question as it leaves the process: without persons, the material behind a fence."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from hotline.core.crypto.cipher import blind_index
from hotline.core.text import clean_text
from hotline.intelligence.rules.deidentify import Deidentified, deidentify
from hotline.intelligence.rules.fencing import RULES, fence
from hotline.intelligence.rules.releases import Chosen
from hotline.intelligence.rules.tasks import Task

_MOST_SIGNS = 60_000
_MOST_REPEATED = 4000


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, and how to put persons back into the answer."""

    task: Task
    system: str
    material: str
    schema: Mapping[str, Any]
    persons: Deidentified
    prompt_version: str

    @property
    def messages(self) -> list[dict[str, str]]:
        """The conversation that is sent."""
        return [
            {"role": "system", "content": self.system},
            {"role": "user", "content": self.material},
        ]

    def digest(self, provider: str, chosen: Chosen) -> str:
        """Return what equals only for the same question to the same model."""
        parts = [provider, chosen.model, chosen.version, self.system, self.material]
        return blind_index(json.dumps(parts, ensure_ascii=False))

    def repaired(self, text: str, fault: str) -> list[dict[str, str]]:
        """Return the conversation that shows the model its bad answer and what is wrong."""
        again = (
            f"上面的回答不合要求：{fault}。请重新输出，只输出一个符合 JSON Schema 的 JSON 对象。"
        )
        return [
            *self.messages,
            {"role": "assistant", "content": text[:_MOST_REPEATED]},
            {"role": "user", "content": again},
        ]


def make_question(
    task: Task,
    *,
    system: str,
    prompt: Mapping[str, str],
    schema: type[BaseModel],
    names: Iterable[str],
    prompt_version: str = "",
) -> Question:
    """Take persons out of both texts, fence the material, add the rules and the schema."""
    persons = list(names)
    first = deidentify(system, names=persons)
    cleaned = {label: str(clean_text(text))[:_MOST_SIGNS] for label, text in prompt.items()}
    kept, parts = first.kept, {}
    for label, text in cleaned.items():
        without = deidentify(text, names=persons, kept=kept)
        parts[label], kept = without.text, without.kept
    shape = schema.model_json_schema()
    return Question(
        task=task,
        system=f"{first.text}\n\n{RULES}\n\n{json.dumps(shape, ensure_ascii=False)}",
        material=fence(parts),
        schema=shape,
        persons=Deidentified("", kept),
        prompt_version=prompt_version,
    )
