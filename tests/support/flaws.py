"""What is wrong with a page as it stands in a browser: what axe finds, and what it cannot see."""

from axe_playwright_python.sync_playwright import Axe

SETTLE = """async () => {
    await document.fonts.ready;
    for (const each of document.getAnimations()) {
        if (each.effect.getComputedTiming().endTime < Infinity) each.finish();
    }
}"""
SMALL = """Array.from(document.querySelectorAll("a, button, input, textarea"))
    .filter(each => each.offsetParent)
    .map(each => each.closest("fieldset label") || each)
    .filter(each => each.getBoundingClientRect().height < 44).map(each => each.outerHTML)"""
UNFOLD = "document.querySelectorAll('details').forEach(each => { each.open = true; })"


def find_violations(page):
    """Return what axe answers about a page that has loaded and stands still.

    A half loaded page has no colours yet, and one whose colours still change has others.
    """
    page.wait_for_load_state()
    page.evaluate(SETTLE)
    return Axe().run(page).response


def find_flaws(page, *, unfolded=False):
    """Return the rules of axe that a page breaks, and whether it is wider than the window."""
    if unfolded:
        page.evaluate(UNFOLD)
    found = [each["id"] for each in find_violations(page)["violations"]]
    wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
    return found + ["too wide"] * wide


def find_flaws_on_a_phone(page):
    """Return the same, and every target that is lower than 44 px."""
    return find_flaws(page) + page.evaluate(SMALL)
