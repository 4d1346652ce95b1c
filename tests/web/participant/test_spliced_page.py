import gzip

import pytest

from collector.web.participant.questionnaire_page import GAP, splice_page

FRESH = b"5f2b7c1e-0000-4000-8000-1234567890ab"


@pytest.mark.parametrize("before", ["", "a", "Küsimus? " * 9000])
@pytest.mark.parametrize("after", ["", "z", "Ответ. " * 9000])
def test_compressed_page_unpacks_to_the_plain_one(before, after):
    page = splice_page(before + GAP + after)

    assert page.plain(FRESH).decode() == before + FRESH.decode() + after
    assert gzip.decompress(page.gzipped(FRESH)) == page.plain(FRESH)


@pytest.mark.parametrize("text", ["no gap", GAP + GAP])
def test_page_has_exactly_one_gap(text):
    with pytest.raises(ValueError, match="unpack"):
        splice_page(text)
