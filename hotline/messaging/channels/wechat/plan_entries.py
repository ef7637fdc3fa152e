"""The content plan (内容规划) of an official account: what it says by itself, and its menu."""

from typing import Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

TRACK = "track"
"""The menu key that asks how far one's demands are."""
_TOP, _BELOW = 16, 60
"""Bytes of a button's name that WeChat takes, above and below."""

_Said = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=600)]
_Key = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,40}$")]


class Button(BaseModel):
    """One button: it opens a page, asks for an answer by key, or has buttons below it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = Field(min_length=1)
    key: _Key | None = None
    url: str | None = Field(default=None, max_length=1024)
    """``{site}`` stands for the citizen's page; where there is none the button is left out."""
    buttons: tuple["Button", ...] = Field(default=(), max_length=5)

    @model_validator(mode="after")
    def _does_one_thing(self) -> Self:
        if sum((self.key is not None, self.url is not None, bool(self.buttons))) != 1:
            msg = f"菜单“{self.name}”须且只能有 key、url、buttons 之一。"
            raise ValueError(msg)
        if any(each.buttons for each in self.buttons):
            msg = f"菜单“{self.name}”只能有一级子菜单。"
            raise ValueError(msg)
        for each in self.buttons:
            _fits(each.name, _BELOW)
        return self

    def keys(self) -> set[str]:
        """Return the keys it may send."""
        own = {self.key} if self.key else set()
        return own.union(*(each.keys() for each in self.buttons))


class Plan(BaseModel):
    """``wechat.yaml`` of a city; ``{number}``, ``{code}`` and ``{site}`` are filled in."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    welcome: _Said = (
        "您好，这里是 12345 政务服务便民热线。请直接发送文字、图片、语音或位置反映诉求。"
    )
    receipt: _Said = (
        "您的诉求已收到，热线员将尽快处理。\n回执号：{number}\n查询码：{code}\n"
        "回复“查询”可随时了解进度；可继续补充文字、图片或位置。"
    )
    unreadable: _Said = "这类消息我们还不能查看，请改用文字、图片、语音、视频或位置。"
    nothing: _Said = "没有找到您在本微信提交的诉求。直接发送文字即可反映，也可拨打 12345。"
    noted: _Said = "已记录，感谢您的回复。"
    """To what nobody needs to read: a digit for a survey, 退订, 恢复."""
    unknown_key: _Said = "请直接发送文字说明您的诉求，或拨打 12345。"
    track_words: tuple[str, ...] = ("查询", "进度", "查询进度", "查进度", "查件")
    replies: dict[_Key, _Said] = Field(default_factory=dict)
    """What is answered to a menu key."""
    menu: tuple[Button, ...] = Field(default=(), max_length=3)

    @model_validator(mode="after")
    def _every_key_is_answered(self) -> Self:
        for each in self.menu:
            _fits(each.name, _TOP)
        asked = set[str]().union(*(each.keys() for each in self.menu))
        if silent := asked - set(self.replies) - {TRACK}:
            msg = f"菜单的 key 没有对应的回复：{'、'.join(sorted(silent))}。"
            raise ValueError(msg)
        return self


def menu_of(plan: Plan, site: str) -> dict[str, Any]:
    """Return the menu as WeChat's interface takes it."""
    buttons = [_wire(each, site) for each in plan.menu]
    return {"button": [each for each in buttons if each]}


def fill(said: str, **values: str) -> str:
    """Return the sentence with its places filled; a line whose place has no value is left out."""
    lines = []
    for line in said.splitlines():
        missing = any("{" + name + "}" in line for name, value in values.items() if not value)
        filled = line
        for name, value in values.items():
            filled = filled.replace("{" + name + "}", value)
        if not missing:
            lines.append(filled)
    return "\n".join(lines)


def _wire(button: Button, site: str) -> dict[str, Any]:
    if button.buttons:
        below = [each for each in (_wire(one, site) for one in button.buttons) if each]
        return {"name": button.name, "sub_button": below} if below else {}
    if button.key:
        return {"type": "click", "name": button.name, "key": button.key}
    url = button.url or ""
    if "{site}" in url and not site:
        return {}
    return {"type": "view", "name": button.name, "url": url.replace("{site}", site.rstrip("/"))}


def _fits(name: str, most: int) -> None:
    if len(name.encode()) > most:
        msg = f"菜单名称“{name}”过长（最多 {most} 字节，一个汉字 3 字节）。"
        raise ValueError(msg)
