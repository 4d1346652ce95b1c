import pytest

from collector.core.publication.changelog import describe_edition

BOTH = ("pre", "post")


@pytest.mark.parametrize(
    ("waves", "earlier", "flags", "sentence"),
    [
        (BOTH, (), (True, False), "First edition: before the seminar, right after the seminar."),
        (
            (*BOTH, "followup"),
            BOTH,
            (False, False),
            "Added: three months later. Tables published before are unchanged.",
        ),
        (
            BOTH,
            BOTH,
            (False, False),
            "Added: what participants proposed. Tables published before are unchanged.",
        ),
        (BOTH, BOTH, (False, True), "Correction: replaces the whole edition before it."),
    ],
)
def test_an_edition_says_what_is_new_in_it(waves, earlier, flags, sentence):
    first, correction = flags

    said = describe_edition(waves, earlier, first=first, correction=correction)

    assert said["en"] == sentence
    assert set(said) == {"et", "ru", "en"}
