"""Fingers that tap twice, too late or anywhere: what they did not see, they do not answer."""

import random

import pytest

from tests.support.filling_in import go_to_end, open_page

pytestmark = pytest.mark.browser

SIZES = [(390, 844), (390, 664), (360, 640)]
CHECKED = "document.querySelectorAll('#form input:checked').length"

# Says of every choice since when it has been seen where it is, frame by frame, and lists those that
# were chosen by a finger sooner than 350 ms after: two frames of a slow machine below the 400.
WATCH = """
self.seen = new Map(), self.tooSoon = [], self.chosen = 0, self.downs = [0];
const look = () => {
  document.querySelectorAll("label").forEach(label => {
    const box = label.getBoundingClientRect();
    const place = box.height ? Math.round(box.top + scrollY) : null;
    const known = seen.get(label);
    if (!known || known.place !== place) seen.set(label, {place, since: performance.now()});
  });
  requestAnimationFrame(look);
};
look();
addEventListener("pointerdown", event => { self.downs.unshift(event.timeStamp); }, true);
addEventListener("change", event => {
  const label = event.target.closest("label");
  if (!event.isTrusted || !label) return;
  self.chosen += 1;
  if (self.downs[0] - seen.get(label).since < 350) self.tooSoon.push(label.textContent);
}, true);
"""


@pytest.fixture
def touch(new_page):
    """A phone of a size, with a finger."""

    def touch(size):
        viewport = {"width": size[0], "height": size[1]}
        page = new_page(viewport=viewport, has_touch=True, is_mobile=True)
        page.add_init_script(f"addEventListener('DOMContentLoaded', () => {{ {WATCH} }});")
        return page

    return touch


def middle_of(page, selector):
    page.locator(selector).scroll_into_view_if_needed()
    box = page.locator(selector).bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


@pytest.mark.parametrize("gap_ms", [60, 250])
@pytest.mark.parametrize("size", SIZES, ids="{0[0]}x{0[1]}".format)
def test_double_tap_on_start_or_next_goes_on_once_and_answers_nothing(site, touch, size, gap_ms):
    page = touch(size)
    open_page(page, f"{site}/e/spring/post?lang=ru")
    passed = []

    while page.is_visible("#next"):
        page.wait_for_timeout(450)
        place = middle_of(page, "#next")
        page.touchscreen.tap(*place)
        page.wait_for_timeout(gap_ms)
        page.touchscreen.tap(*place)
        # A busy machine taps later than it is told.
        if page.evaluate("self.downs[0] - self.downs[1] < 380"):
            passed.append(page.evaluate("document.querySelector('.step:not([hidden])').id"))
        else:
            open_page(page, page.url)

    assert page.evaluate("self.tooSoon") == []
    assert len(set(passed)) == len(passed) > 0


def test_double_tap_on_send_presses_nothing_on_the_page_of_thanks(site, touch):
    page = touch(SIZES[0])
    open_page(page, f"{site}/e/spring/post?lang=et")
    go_to_end(page)
    page.wait_for_timeout(450)
    place = middle_of(page, "#submit")

    page.touchscreen.tap(*place)
    page.wait_for_selector("#words")
    page.touchscreen.tap(*place)

    assert page.url == f"{site}/e/spring/post?lang=et#sent"


def stay_on_the_page(route):
    if route.request.is_navigation_request():
        route.abort("aborted")
    else:
        route.continue_()


@pytest.mark.parametrize("seed", range(2))
def test_random_fingers_choose_only_what_has_stood_still(site, touch, seed):
    finger = random.Random(seed)
    width, height = SIZES[seed % len(SIZES)]
    page = touch((width, height))
    open_page(page, f"{site}/e/spring/post?lang=en")
    page.route("**/*", stay_on_the_page)

    for _ in range(120):
        is_on = page.is_visible("#next") and finger.random() < 0.25
        place = middle_of(page, "#next") if is_on else None
        for _ in range(finger.choice((1, 2, 3))):
            anywhere = finger.uniform(0, width), finger.uniform(0, height)
            page.touchscreen.tap(*(place or anywhere))
            page.wait_for_timeout(finger.choice((20, 90, 250, 380, 500)))

    assert page.evaluate("self.chosen") > 0
    assert page.evaluate("self.tooSoon") == []
