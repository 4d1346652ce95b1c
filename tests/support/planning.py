"""What an organiser types on the pages of plans."""

import re
from html import unescape

TYPED = {
    "title-et": "Sügisseminar: koostöö",
    "title-ru": "Осенний семинар",
    "title-en": " Autumn   seminar ",
    "place-et": "Jõhvi",
    "place-ru": "Йыхви",
    "place-en": "Jõhvi",
    "starts": "2026-10-14",
    "ends": "",
    "starts_at": "10:00",
    "ends_at": "15:30",
    "head_count": "60",
    "first_way": "phone",
    "second_way": "card",
    "third_way": "",
}
SERIES_TYPED = {
    "new_series-title-et": "Sügis",
    "new_series-title-ru": "Осень",
    "new_series-title-en": "Autumn",
    "new_series-organiser-et": "Vald",
    "new_series-organiser-ru": "Волость",
    "new_series-organiser-en": "Municipality",
    "new_series-contact": "vald@example.ee",
}


def read_fields(html):
    """Return what the form of a page would send as it stands."""
    fields = dict(re.findall(r'<input id="[^"]*" name="([^"]*)" type="\w+" value="([^"]*)"', html))
    chosen = re.findall(
        r'name="([^"]*)"[^>]*>\s*(?:<option[^>]*>[^<]*</option>)*?'
        r'<option value="([^"]*)" selected',
        html,
    )
    return {name: unescape(value) for name, value in (fields | dict(chosen)).items()}


def particulars():
    """Return the fields of the page of a series."""
    return {name.removeprefix("new_series-"): value for name, value in SERIES_TYPED.items()}
