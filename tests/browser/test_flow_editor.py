"""Flows and prompts are shaped on their pages, and what is published is what calls will run."""

import asyncio
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import psycopg
import pytest
import pytest_asyncio
from playwright.async_api import Browser, ViewportSize, expect
from psycopg.rows import dict_row

from contracts.telephony_config import TABLE
from runtime.places import ROOT
from tests.browser.chromium import open_chromium
from tests.browser.failures import has_failed
from tests.browser.screens import PATIENCE_MS, Screen
from tests.browser.web import start_web
from tests.telephony.house import House, open_house

pytestmark = [
    pytest.mark.asyncio(loop_scope="module"),
    pytest.mark.xdist_group("flow-editor"),
    pytest.mark.browser,
]
EDITOR = "/telephony/flows/default"


@dataclass
class Office:
    """A house of its own, for what is published here must not reach other tests' calls."""

    house: House
    chromium: Browser

    async def desk(self, role: str, name: str) -> Screen:
        """Let somebody sign in."""
        size = ViewportSize(width=1440, height=900)
        context = await self.chromium.new_context(locale="zh-CN", viewport=size)
        screen = Screen(await context.new_page(), self.house.web_origin)
        await screen.sign_in(self.house.person(role, name))
        return screen

    def select(self, query: str) -> list[dict[str, Any]]:
        """Ask the database."""
        with psycopg.connect(self.house.database_url, row_factory=dict_row) as connection:
            return connection.execute(query).fetchall()

    def forget_drafts(self) -> None:
        """Leave nothing of the test before; the versions stay."""
        with psycopg.connect(self.house.database_url) as connection:
            connection.execute(
                "UPDATE telephony_ivrflow SET draft = NULL, draft_at = NULL, draft_by_label = ''"
            )

    def steps_in_force(self) -> list[dict[str, Any]]:
        """Return the default flow's steps as call control gets them."""
        query = f"SELECT content FROM {TABLE} ORDER BY version DESC LIMIT 1"  # noqa: S608 - a constant
        flows = self.select(query)[0]["content"]["flows"]
        return next(each["steps"] for each in flows if each["name"] == "default")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def office() -> AsyncIterator[Office]:
    """Database, web server and browser; no telephones."""
    with open_house() as house:
        await asyncio.to_thread(start_web, house)
        async with open_chromium(house.var / "chromium") as chromium:
            yield Office(house, chromium)


@pytest_asyncio.fixture(loop_scope="module", autouse=True)
async def pages(office: Office, request: pytest.FixtureRequest) -> AsyncIterator[None]:
    """Begin without a draft; close every page at the end, with pictures if the test failed."""
    office.forget_drafts()
    yield
    for number, context in enumerate(office.chromium.contexts, 1):
        if has_failed(request.node):
            picture = office.house.var.parent / "pictures" / f"{request.node.name}-{number}.png"
            await context.pages[0].screenshot(path=picture)
        await context.close()


async def _open_step(screen: Screen, number: int) -> None:
    await screen.spot("flow-step").nth(number - 1).locator(".main").click(timeout=PATIENCE_MS)


async def _until_checked(screen: Screen, errors: int) -> None:
    verdict = screen.spot("flow-verdict")
    await expect(verdict).to_have_attribute("data-errors", str(errors), timeout=PATIENCE_MS)
    await expect(verdict).not_to_have_class(re.compile("checking"), timeout=PATIENCE_MS)


async def _publish(screen: Screen, note: str) -> None:
    await screen.click("flow-publish")
    await screen.fill("publish-note", note)
    await screen.click("publish-confirm")
    await screen.spot("publish-confirm").wait_for(state="hidden", timeout=PATIENCE_MS)


async def test_a_menu_is_added_and_published_and_taken_back(office: Office) -> None:
    xu = await office.desk("administrator", "xu")
    await xu.go("/telephony/flows")
    row = xu.page.locator('[data-testid="flow-row"][data-name="default"]')
    await expect(row).to_contain_text("默认流程", timeout=PATIENCE_MS)
    await row.get_by_test_id("flow-open").click()
    await _open_step(xu, 2)
    await xu.click("step-add")
    await xu.click("add-step-menu")
    await expect(xu.spot("flow-step")).to_have_count(4)
    await xu.click("add-choices-0")
    await xu.spot("way-choices-0").get_by_role("combobox").click(timeout=PATIENCE_MS)
    await xu.page.get_by_role("option", name="第 4 步 排队转人工", exact=True).click()
    await _until_checked(xu, 0)
    await _publish(xu, "增加业务菜单")
    steps = office.steps_in_force()
    assert [each["step"] for each in steps] == ["answer", "play", "menu", "queue"]
    assert steps[2]["choices"] == {"1": "", "0": "排队转人工"}
    assert steps[3]["id"] == "排队转人工"
    await _roll_back(xu)
    assert [each["step"] for each in office.steps_in_force()] == ["answer", "play", "queue"]


async def _roll_back(screen: Screen) -> None:
    await screen.page.get_by_role("tab", name="版本记录").click()
    await expect(screen.spot("flow-version").first).to_contain_text("增加业务菜单")
    await screen.click("version-show-1")
    await screen.shows("flow-changes", "按键菜单")
    await screen.click("version-back")
    await expect(screen.spot("flow-version").first).to_contain_text(
        "回退到第 1 版", timeout=PATIENCE_MS
    )


async def test_an_error_is_told_beside_its_step_and_blocks_publishing(office: Office) -> None:
    xu = await office.desk("administrator", "xu")
    await xu.go(EDITOR)
    await _open_step(xu, 2)
    await xu.click("step-add")
    await xu.click("add-step-connect")
    await _until_checked(xu, 1)
    faulty = xu.spot("flow-step").nth(2).get_by_test_id("flow-finding")
    await expect(faulty.first).to_contain_text("坐席和外线号码")
    await xu.click("flow-publish")
    await expect(xu.spot("publish-confirm")).to_be_disabled()
    await xu.page.keyboard.press("Escape")
    await xu.click("flow-undo")
    await _until_checked(xu, 0)
    await expect(xu.spot("flow-save")).to_be_disabled()


async def test_two_editors_do_not_overwrite_each_other_unknowingly(office: Office) -> None:
    xu = await office.desk("administrator", "xu")
    zhou = await office.desk("team_leader", "zhou")
    for each in (xu, zhou):
        await each.go(EDITOR)
        await _open_step(each, 3)
    await zhou.click("add-exit_keys-1")
    await zhou.click("flow-save")
    await zhou.shows("draft-state", "草稿")
    await expect(zhou.spot("flow-publish")).to_be_disabled()
    await xu.click("add-exit_keys-2")
    await xu.click("flow-save")
    await xu.shows("conflict-message", "zhou")
    await xu.click("conflict-mine")
    await xu.shows("draft-state", "草稿")
    (row,) = office.select("SELECT draft FROM telephony_ivrflow WHERE name = 'default'")
    assert row["draft"][2]["exit_keys"] == {"2": ""}
    await xu.click("flow-more")
    await xu.click("flow-discard")
    await xu.spot("ask-confirm").locator("visible=true").click(timeout=PATIENCE_MS)
    await xu.spot("draft-state").wait_for(state="hidden", timeout=PATIENCE_MS)


async def test_leaving_with_unsaved_changes_asks_first(office: Office) -> None:
    zhou = await office.desk("team_leader", "zhou")
    await zhou.go(EDITOR)
    await _open_step(zhou, 2)
    await zhou.page.keyboard.press("Alt+ArrowDown")
    await zhou.shows("draft-state", "未保存")
    await zhou.click("nav-telephony/prompts")
    await zhou.click("save-and-leave")
    await zhou.page.wait_for_url(re.compile("/telephony/prompts"), timeout=PATIENCE_MS)
    (row,) = office.select("SELECT draft FROM telephony_ivrflow WHERE name = 'default'")
    assert [each["step"] for each in row["draft"]] == ["answer", "queue", "play"]


async def test_a_recording_is_uploaded_and_published(office: Office) -> None:
    xu = await office.desk("administrator", "xu")
    await xu.go("/telephony/prompts?name=goodbye&language=ja")
    await xu.click("make-upload")
    await xu.fill("prompt-text", "お電話ありがとうございました。")
    await xu.spot("prompt-file").set_input_files(ROOT / "README.md")
    await xu.shows("upload-refusal", "无法识别")
    greeting = ROOT / "cities" / "haikou" / "prompts" / "ja" / "greeting.wav"
    await xu.spot("prompt-file").set_input_files(greeting)
    await xu.shows("sound-row", "ありがとう")
    await xu.click("sound-publish")
    await xu.spot("prompt-withdraw").wait_for(timeout=PATIENCE_MS)
    folder = office.house.var / "voice" / "sounds" / "ja" / "hotline" / "prompts"
    assert [each.name.partition("-")[0] for each in folder.iterdir()] == ["goodbye"]
