"""What is wrong with a page as it stands in a browser: what axe finds, and what it cannot see."""

from axe_playwright_python.sync_playwright import Axe


def find_flaws(page):
    """Return what axe finds, sideways scrolling, and targets under 44 px."""
    found = [each["id"] for each in Axe().run(page).response["violations"]]
    wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
    small = page.evaluate("""Array.from(document.querySelectorAll("a, button, input, textarea"))
        .filter(each => each.offsetParent)
        .map(each => each.closest("fieldset label") || each)
        .filter(each => each.getBoundingClientRect().height < 44).map(each => each.outerHTML)""")
    return found + ["too wide"] * wide + small
