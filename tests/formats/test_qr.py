import re

import pytest

from collector.formats.qr import write_qr, write_qr_file


def test_write_qr_holds_only_a_drawing_that_screen_readers_pass_over():
    svg = write_qr("https://tagasiside.example/e/spring#c=7KQ3M9X")

    assert svg.startswith('<svg viewBox="0 0 41 41" class="qr" aria-hidden="true"')
    assert re.search(r"7KQ|http|style|<script", svg) is None


@pytest.mark.parametrize("hostile", ['"><script>', "&amp;<", "Йыхви 100 %"])
def test_write_qr_turns_any_text_into_numbers(hostile):
    assert re.search(r"script>|&|Й", write_qr(hostile)) is None


def test_write_qr_file_is_a_whole_svg_document_on_white():
    svg = write_qr_file("https://tagasiside.example/e/spring").decode()

    assert svg.startswith('<?xml version="1.0" encoding="utf-8"?>\n<svg xmlns=')
    assert 'fill="#fff"' in svg
