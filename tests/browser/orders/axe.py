"""Look at a page as axe does: nothing that keeps somebody out may be on it."""

from typing import Any

from playwright.async_api import Page

from runtime.places import ROOT

SOURCE = ROOT / "web" / "node_modules" / "axe-core" / "axe.min.js"
GRAVE = ("serious", "critical")
RUN = """async () => {
  const moving = () => document.getAnimations().filter(
    (each) => each.playState === 'running' && each.effect.getComputedTiming().endTime < Infinity)
  for (let round = 0; round < 5 && moving().length > 0; round += 1) {
    await Promise.all(moving().map((each) => each.finished.catch(() => null)))
  }
  const { violations } = await axe.run(document, { resultTypes: ['violations'] })
  return violations.map(({ id, impact, nodes }) => ({
    id, impact, nodes: nodes.map(({ html, failureSummary }) => `${html}\\n${failureSummary}`),
  }))
}"""


async def grave_faults(page: Page) -> list[str]:
    """Return what axe finds serious or critical on the page as it stands, dialogs included."""
    if not await page.evaluate("() => 'axe' in window"):
        await page.evaluate(SOURCE.read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = await page.evaluate(RUN)
    return [
        f"{page.url} {each['id']} ({each['impact']}):\n" + "\n".join(each["nodes"][:5])
        for each in found
        if each["impact"] in GRAVE
    ]
