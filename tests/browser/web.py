"""The web server with the built pages, as ``make run`` would start it."""

import shutil

from bootstrap import ensure_web
from runtime.places import ROOT
from tests.telephony.house import WEB, House, Process, wait_for_port


def start_web(house: House) -> Process:
    """Build the pages if they are out of date, and serve a copy that no later build disturbs.

    Started a second time it serves at the same address, as after a restart.

    Raises:
        HouseError: the server does not start.

    """
    ensure_web()
    pages = house.var / "pages"
    shutil.copytree(ROOT / "web" / "dist", pages, dirs_exist_ok=True)
    sdk = house.var / "sdk"
    shutil.copytree(ROOT / "web" / "sdk" / "dist", sdk, dirs_exist_ok=True)
    static = house.var / "static"
    static.mkdir(exist_ok=True)
    port = str(house.base + WEB)
    process = house.start(
        "web",
        *("-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", port),
        *("--workers", "1", "--blocking-threads", "4", "--no-ws", "--log-level", "warning"),
        *("--static-path-route", "/sdk", "--static-path-mount", str(sdk)),
        *("--static-path-route", "/static/django", "--static-path-mount", str(static)),
        "tests.browser.application:application",
        extra={"STORY_PAGES": str(pages)},
    )
    wait_for_port(house.base + WEB, process)
    return process
