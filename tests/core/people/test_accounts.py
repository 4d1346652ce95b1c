import pytest

from collector.core.people.accounts import check_name, check_password, tidy_name
from collector.errors import AccountError


def test_name_is_tidied_to_one_way_of_writing():
    assert tidy_name("  Jo\u0303hvi \t vald ") == "Jõhvi vald"


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("", "name_length"),
        ("x", "name_length"),
        ("x" * 65, "name_length"),
        ("a\u202eb", "name_symbols"),
    ],
)
def test_unusable_name_is_refused_with_its_reason(name, reason):
    with pytest.raises(AccountError) as refusal:
        check_name(name)

    assert refusal.value.reason == reason


@pytest.mark.parametrize(
    ("password", "reason"),
    [
        ("eleven char", "password_length"),
        ("x" * 1001, "password_length"),
        ("County  Office", "password_is_name"),
    ],
)
def test_weak_password_is_refused_with_its_reason(password, reason):
    with pytest.raises(AccountError) as refusal:
        check_password(password, "county office")

    assert refusal.value.reason == reason


def test_twelve_characters_are_enough():
    check_password("twelve chars", "county office")
