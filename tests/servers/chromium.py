"""The machine's Chromium, as tests and documents start it."""

import shutil

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
PHONE = {"width": 390, "height": 844}
PATIENCE_MS = 60_000
"""How long a page may take on a busy machine; a phone waits ever longer before it sends again."""

OPTIONS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-print-preview",  # the preview that a button opens would keep the page from printing
)
