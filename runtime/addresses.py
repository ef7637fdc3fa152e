"""Where everybody finds their page, and how to place a test call."""

from collections.abc import Sequence

from contracts.credentials import seat_password
from runtime.console import Console, padded
from runtime.secrets import load_secrets
from runtime.settings import Settings

PAGES = {
    "operator_desk": ("热线员工作台", "/desk"),
    "floor": ("话务大厅", "/floor"),
    "dispatch": ("派单台", "/dispatch"),
    "department_desk": ("承办单位工作台", "/department"),
    "follow_ups": ("回访台", "/follow-ups"),
    "citizen_page": ("市民查询页", "/citizen"),
    "video": ("市民视频通话", "/video"),
    "administration": ("系统管理", "/admin/"),
}
TEST_PHONE = "citizen"
ROLE_LABELS = {
    "operator": "热线员",
    "dispatcher": "派单员",
    "reviewer": "审核员",
    "follow_up_operator": "回访员",
    "handler": "承办单位经办人",
    "team_leader": "班长",
    "administrator": "系统管理员",
}


def page_addresses(settings: Settings) -> dict[str, str]:
    """Map each page's stable key to its address."""
    return {key: settings.web_address + path for key, (_, path) in PAGES.items()}


def test_phone(settings: Settings) -> dict[str, str]:
    """Tell how to set up a SIP phone of one's own as a citizen's."""
    secrets = load_secrets(settings.var / "secrets.json")
    return {
        "server": f"{settings.browser_host}:{settings.engine_sip_port}",
        "username": TEST_PHONE,
        "password": seat_password(secrets["HOTLINE_SEAT_SECRET"], TEST_PHONE),
        "dial": "12345",
    }


def announce(settings: Settings, console: Console, passwords: Sequence[dict[str, str]] = ()) -> int:
    """Print addresses, the way to a test call, and first passwords if there are new ones."""
    if passwords:
        lines = [
            f"{padded(ROLE_LABELS.get(each['role'], each['role']), 16)}"
            f"用户名 {padded(each['username'], 14)}密码 {each['password']}"
            for each in passwords
        ]
        console.box(
            "首次登录密码（只显示这一次，请立即记下；首次登录后必须修改）",
            lines,
        )
    console.say()
    console.done("12345 热线平台已就绪")
    addresses = page_addresses(settings)
    for key, (label, _) in PAGES.items():
        console.say(f"    {padded(label, 16)}{addresses[key]}")
    phone = test_phone(settings)
    console.say()
    console.say("  打一个测试电话:")
    console.say("    另开一个终端运行 make call(说一句中文后保持通话),在热线员工作台点“接听”")
    console.say(
        f"    或用任意 SIP 话机：服务器 {phone['server']}（UDP），用户名 {phone['username']}，"
        "密码见 bin/hotline status --json 的 test_phone，拨 12345"
    )
    console.say("  停止：按 Ctrl-C，或在另一个终端运行 make stop")
    console.say()
    return 0
