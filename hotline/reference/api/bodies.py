"""What the doors of those who keep reference data take."""

from typing import Annotated

from ninja import Schema
from pydantic import ConfigDict, Field

from hotline.core.text import Text

Note = Annotated[Text, Field(max_length=500)]
Name = Annotated[Text, Field(max_length=40)]
Code = Annotated[Text, Field(max_length=12)]


class Body(Schema):
    """The base of every body: an unknown field is a mistake, not a detail."""

    model_config = ConfigDict(extra="forbid")


class ReferenceNoteBody(Body):
    """Why."""

    note: Note = ""
