"""The first visit by a slow phone on a bad network: a real browser, slowed down.

Chromium's own emulation: 400 kbit/s, 400 ms before each answer, the processor four times slower.
Run by itself (`python -m tests.bench.emulation ADDRESS`) it prints the figures of any address.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from statistics import median
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from tests.servers.chromium import CHROMIUM, OPTIONS, PHONE
from tests.support.filling_in import wait_until

BITS_PER_SECOND = 400_000
LATENCY_MS = 400
SLOWER = 4
VISITS = 5

ANSWER_AS_SOON_AS_POSSIBLE = """
self.visit = {};
const look = () => {
  const next = document.getElementById("next");
  const [paint] = performance.getEntriesByName("first-contentful-paint");
  if (!paint || !next || !next.onclick) return requestAnimationFrame(look);
  next.click();
  const choice = document.querySelector(".step:not([hidden]) input[type=radio]");
  choice.click();
  const answered = performance.now(), files = performance.getEntriesByType("resource");
  self.visit = {
    painted: paint.startTime,
    answered,
    is_kept: Object.keys(localStorage).some(name => name.startsWith("draft:")),
    requests: 1 + files.filter(file => file.startTime < answered).length,
  };
};
requestAnimationFrame(look);
"""
"""A person who taps Start and the first choice in the first moment in which that does something."""


@dataclass(frozen=True)
class Visit:
    """Milliseconds to the first paint and to the first answer; what had been asked for by then."""

    painted_ms: float
    answered_ms: float
    is_kept: bool
    requests: int
    bytes: int

    def __str__(self) -> str:
        """Return the figures in one line."""
        return (
            f"first contentful paint {self.painted_ms:.0f} ms, answerable {self.answered_ms:.0f} "
            f"ms, {self.requests} request, {self.bytes} bytes"
        )


@contextmanager
def slow_phone(browser: Browser) -> Iterator["SlowPhone"]:
    """Lend a phone that has never been on the site."""
    context = browser.new_context(viewport=PHONE, is_mobile=True, has_touch=True)
    yield SlowPhone(context.new_page())
    context.close()


class SlowPhone:
    """A page under emulation that answers as soon as it can."""

    def __init__(self, page: Page) -> None:
        """Slow the page down."""
        self.page = page
        self.documents: dict[str, int] = {}
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.send(
            "Network.emulateNetworkConditions",
            {
                "offline": False,
                "latency": LATENCY_MS,
                "downloadThroughput": BITS_PER_SECOND / 8,
                "uploadThroughput": BITS_PER_SECOND / 8,
            },
        )
        session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        session.on("Network.responseReceived", self._begin)
        session.on("Network.loadingFinished", self._finish)
        page.add_init_script(ANSWER_AS_SOON_AS_POSSIBLE)

    def visit(self, address: str) -> Visit:
        """Open an address and return what it took to answer the first question."""
        self.page.goto(address)
        wait_until(self.page, "self.visit.answered")
        seen = self.page.evaluate("self.visit")
        return Visit(
            painted_ms=seen["painted"],
            answered_ms=seen["answered"],
            is_kept=seen["is_kept"],
            requests=seen["requests"],
            bytes=sum(self.documents.values()),
        )

    def _begin(self, event: dict[str, Any]) -> None:
        if event["type"] == "Document":
            self.documents[event["requestId"]] = 0

    def _finish(self, event: dict[str, Any]) -> None:
        if event["requestId"] in self.documents:
            self.documents[event["requestId"]] = int(event["encodedDataLength"])


def visit_often(address: str) -> Visit:
    """Visit an address as several new phones and return the medians."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=OPTIONS)
        visits = []
        for _ in range(VISITS + 1):
            with slow_phone(browser) as phone:
                visits.append(phone.visit(address))
        browser.close()
    counted = visits[1:]  # the first also starts the browser's own processes
    return Visit(
        painted_ms=median(visit.painted_ms for visit in counted),
        answered_ms=median(visit.answered_ms for visit in counted),
        is_kept=all(visit.is_kept for visit in counted),
        requests=max(visit.requests for visit in counted),
        bytes=max(visit.bytes for visit in counted),
    )


if __name__ == "__main__":
    print(visit_often(sys.argv[1]))  # noqa: T201 a program's output
