"""The way of `make walkthrough`, in a hurry: that it still leads to a poster."""

import pytest

from tests.documents.walkthrough import Newcomer, one_time_address, walk
from tests.servers.serving import serving

pytestmark = pytest.mark.browser


def test_newcomer_gets_from_an_empty_directory_to_a_poster(data, page, tmp_path):
    poster = tmp_path / "poster.pdf"
    hurried = Newcomer(page, letter_s=0, field_s=0, page_s=0)

    with serving(data) as service:
        walk(hurried, one_time_address(service.greeting), poster)

    assert (poster.read_bytes()[:4], len(hurried.laps)) == (b"%PDF", 3)
