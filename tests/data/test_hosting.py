"""The public site on a machine that has the database file and the folder, and nothing else."""

import re
import shlex
import shutil
import subprocess
import sys
from html import unescape
from pathlib import Path
from urllib.parse import urldefrag, urljoin

import httpx
import pytest

from tests.data.conftest import FOLDER, wait_for
from tests.servers.ports import free_port

PAGE = Path(__file__).parents[2] / "docs" / "hosting.md"
LINES = re.findall(r"^(datasette serve .*)$", PAGE.read_text("utf-8"), re.MULTILINE)
LINKS = re.compile(r'(?:href|src|action|content)="((?:https?:/)?/[^"]*|\?[^"]*)"')
TOO_MANY = re.compile(r"[?&]\w|/public/\w+/")
"""Addresses with arguments and of single rows: there are many, all alike."""


def copy_site(path, folder):
    shutil.copytree(FOLDER, folder / "datasette", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(path, folder / "public.db")


def start(line, folder, port):
    words = shlex.split(line.replace("8001", str(port)))
    with (folder / "datasette.log").open("w") as log:
        return subprocess.Popen(
            [sys.executable, "-m", *words], cwd=folder, stdout=log, stderr=log, env={}
        )


def crawl(home):
    """Return the status of every address of the site that its pages lead to."""
    found, waiting = {}, [home]
    with httpx.Client(timeout=30) as client:
        while waiting:
            address = waiting.pop()
            response = client.get(address)
            found[address] = response.status_code
            if "html" not in response.headers["content-type"]:
                continue
            links = [urljoin(address, unescape(link)) for link in LINKS.findall(response.text)]
            for link in {urldefrag(link).url for link in links}:
                is_new = link not in found and link not in waiting
                if is_new and link.startswith(home[:20]) and not TOO_MANY.search(link):
                    waiting.append(link)
    return found


@pytest.mark.parametrize(("line", "base"), list(zip(LINES, ["/", "/data/"], strict=True)))
def test_the_documented_line_serves_the_whole_site(path, tmp_path, line, base):
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    copy_site(path, folder)
    port = free_port()
    process = start(line, folder, port)
    try:
        wait_for(f"http://127.0.0.1:{port}", process)
        found = crawl(f"http://127.0.0.1:{port}{base}")
        robots = httpx.get(f"http://127.0.0.1:{port}{base}robots.txt").text
    finally:
        process.terminate()
        process.wait(10)

    paths = {address.partition(str(port))[2] for address in found}
    assert {address: status for address, status in found.items() if status != 200} == {}
    assert [each for each in paths if not each.startswith(base)] == []
    assert {f"{base}data-package.zip", f"{base}public.db", f"{base}cite"} <= paths
    assert {f"{base}event/vaike", f"{base}event/vaike/edition/1.json"} <= paths
    assert f"Sitemap: http://127.0.0.1:{port}{base}sitemap.xml" in robots


def test_the_folder_says_of_itself_how_it_is_served():
    assert LINES[0] in (FOLDER / "metadata.yaml").read_text()
