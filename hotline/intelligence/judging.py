"""Judge what a model said: only a whole answer of the right shape counts."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from pydantic import BaseModel, ValidationError

from hotline.intelligence.openai_chat import Said
from hotline.intelligence.questions import Question
from hotline.intelligence.rules.answers import (
    NoObjectError,
    map_texts,
    object_in,
    without_thoughts,
)
from hotline.intelligence.rules.attempts import Ended
from hotline.intelligence.rules.deidentify import invented_placeholders

S = TypeVar("S", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Judged(Generic[S]):
    """How the attempt ended; a value only where it is good."""

    ended: Ended
    fault: str
    value: S | None = None


def judge(said: Said, question: Question, schema: type[S]) -> Judged[S]:
    """Return the value in the caller's shape with persons back in it, or what is wrong."""
    if said.ended is not Ended.OK:
        return Judged(said.ended, said.fault)
    if invented := invented_placeholders(without_thoughts(said.text), question.persons.kept):
        return Judged(Ended.INVALID, f"新造了标记 {invented[0]}")
    try:
        found = object_in(said.text)
        schema.model_validate(found)
        value = schema.model_validate(map_texts(found, question.persons.restore))
    except NoObjectError as error:
        return Judged(Ended.INVALID, str(error)[:200])
    except ValidationError as error:
        faults = error.errors(include_url=False, include_input=False, include_context=False)
        words = [f"{'.'.join(map(str, each['loc']))} {each['type']}" for each in faults]
        return Judged(Ended.INVALID, "；".join(words)[:200])
    return Judged(Ended.OK, "", value)
