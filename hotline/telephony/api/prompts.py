"""Prompts: list, render, upload, listen, publish."""

from collections import defaultdict
from typing import Annotated

from django.http import HttpRequest, HttpResponse
from ninja import File, Form, Router
from ninja.files import UploadedFile
from pydantic import Field

from hotline.accounts.guard import Requires, visitor_of
from hotline.core.clock import now
from hotline.intelligence.speech_synthesis import list_voices
from hotline.telephony.actions.make_prompt_sound import render_prompt, upload_prompt
from hotline.telephony.actions.publish_prompt import publish_prompt, withdraw_prompt
from hotline.telephony.actions.save_prompt import save_prompt
from hotline.telephony.api.flow_schemas import (
    DoneOut,
    Language,
    PromptOut,
    RenderBody,
    SavePromptBody,
    SoundOut,
    VoiceOut,
    WithdrawPromptBody,
)
from hotline.telephony.api.flow_views import prompt_view, sound_view
from hotline.telephony.floor_permissions import EDIT_FLOWS, PUBLISH_FLOWS, VIEW_CONFIGURATION
from hotline.telephony.models import PromptSound
from hotline.telephony.policy_errors import NoSuchPrompt
from hotline.telephony.prompt_files import city_sound, kept_sound
from hotline.telephony.prompt_queries import get_sound, list_sounds, prompt_labels
from hotline.telephony.sound_door import MOST_BYTES

router = Router(tags=["telephony-prompts"])
Name = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]{0,39}$")]


@router.get("/telephony/prompts", auth=Requires(VIEW_CONFIGURATION), response=list[PromptOut])
def get_prompts(request: HttpRequest) -> list[dict[str, object]]:  # noqa: ARG001 - ninja passes it
    """List every prompt and what is heard in each language."""
    sounds: dict[str, list[PromptSound]] = defaultdict(list)
    for each in list_sounds():
        sounds[each.prompt.name].append(each)
    return [prompt_view(name, label, sounds[name]) for name, label in prompt_labels().items()]


@router.get("/telephony/voices", auth=Requires(VIEW_CONFIGURATION))
def get_voices(request: HttpRequest) -> list[VoiceOut]:  # noqa: ARG001 - ninja passes it
    """List the voices that can speak here; empty: upload recordings instead."""
    return [
        VoiceOut(name=each.name, label=each.label, language=each.language) for each in list_voices()
    ]


@router.post("/telephony/prompts/{name}/save", auth=Requires(EDIT_FLOWS))
def post_save_prompt(request: HttpRequest, body: SavePromptBody, name: Name) -> DoneOut:
    """Name a prompt."""
    save_prompt(name=name, label=body.label, by=visitor_of(request), now=now())
    return DoneOut()


@router.post("/telephony/prompts/{name}/render", auth=Requires(EDIT_FLOWS), response=SoundOut)
def post_render(request: HttpRequest, name: str, body: RenderBody) -> dict[str, object]:
    """Speak a sentence and keep the sound; citizens hear it once it is published."""
    sound = render_prompt(
        name=name,
        language=body.language,
        text=body.text,
        voice=body.voice,
        speed=body.speed,
        by=visitor_of(request),
        now=now(),
    )
    return sound_view(sound)


@router.post("/telephony/prompts/{name}/upload", auth=Requires(EDIT_FLOWS), response=SoundOut)
def post_upload(
    request: HttpRequest,
    name: str,
    file: File[UploadedFile],
    language: Form[Language],
    text: Form[Annotated[str, Field(max_length=600)]],
) -> dict[str, object]:
    """Keep a recording (WAV, MP3, OGG, FLAC; at most 20 MB and 3 minutes)."""
    sound = upload_prompt(
        name=name,
        language=language,
        text=text,
        content=file.read(MOST_BYTES + 1),
        by=visitor_of(request),
        now=now(),
    )
    return sound_view(sound)


@router.post(
    "/telephony/prompt-sounds/{int:sound_id}/publish",
    auth=Requires(PUBLISH_FLOWS),
    response=SoundOut,
)
def post_publish_sound(request: HttpRequest, sound_id: int) -> dict[str, object]:
    """Let citizens hear this recording from now on; an older one may come again."""
    return sound_view(publish_prompt(sound_id=sound_id, by=visitor_of(request), now=now()))


@router.post("/telephony/prompts/{name}/withdraw", auth=Requires(PUBLISH_FLOWS))
def post_withdraw(request: HttpRequest, name: str, body: WithdrawPromptBody) -> DoneOut:
    """Go back to the city's own sound."""
    withdraw_prompt(name=name, language=body.language, by=visitor_of(request), now=now())
    return DoneOut()


@router.get(
    "/telephony/prompt-sounds/{int:sound_id}",
    auth=Requires(VIEW_CONFIGURATION),
    response={200: None},
)
def get_sound_file(request: HttpRequest, sound_id: int) -> HttpResponse:  # noqa: ARG001 - ninja passes it
    """Send a recording as WAV, to be listened to."""
    return _wav(kept_sound(get_sound(sound_id).sha256))


@router.get(
    "/telephony/prompts/{name}/built_in/{language}",
    auth=Requires(VIEW_CONFIGURATION),
    response={200: None},
)
def get_built_in(request: HttpRequest, name: str, language: Language) -> HttpResponse:  # noqa: ARG001 - ninja passes it
    """Send the city's own sound as WAV."""
    path = city_sound(name, language) if name in prompt_labels() else None
    if path is None:
        msg = "城市资料中没有这条提示音。"
        raise NoSuchPrompt(msg)
    return _wav(path.read_bytes())


def _wav(content: bytes) -> HttpResponse:
    response = HttpResponse(content, content_type="audio/wav")
    response["Cache-Control"] = "private, no-store"
    return response
