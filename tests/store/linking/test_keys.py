import os
import stat

import pytest

from collector.errors import DataDirectoryError, MissingKeyError
from collector.store.linking.keys import (
    Secret,
    create_key,
    destroy_key,
    find_key,
    get_secret,
    list_keys,
    read_key,
    stand_in_key,
)


def test_create_key_writes_32_bytes_for_the_owner_alone(keys):
    create_key(keys, "spring")

    mode = stat.S_IMODE((keys / "spring.key").stat().st_mode)
    assert (len(read_key(keys, "spring")), mode) == (32, 0o600)


def test_a_key_that_cannot_be_written_is_named(tmp_path):
    (tmp_path / "keys").write_text("a file")

    with pytest.raises(DataDirectoryError, match=r"cannot write .*spring.key"):
        create_key(tmp_path / "keys", "spring")


def test_a_key_that_the_system_does_not_look_up_is_named(keys):
    with pytest.raises(DataDirectoryError, match=r"cannot write .*\.key"):
        create_key(keys, "x" * 300)


def test_create_key_twice_keeps_the_first(keys):
    create_key(keys, "spring")
    first = read_key(keys, "spring")

    create_key(keys, "spring")

    assert read_key(keys, "spring") == first
    assert [path.name for path in keys.iterdir()] == ["spring.key"]


@pytest.mark.parametrize(
    "ask",
    [
        lambda keys: create_key(keys, "spring"),
        lambda keys: stand_in_key(keys, "spring"),
        lambda keys: get_secret(keys, Secret.SESSION),
    ],
)
def test_what_is_there_is_read_without_writing(keys, ask):
    ask(keys)
    os.utime(keys, (0, 0))

    ask(keys)

    assert keys.stat().st_mtime == 0


def test_read_key_says_where_a_missing_key_belongs(keys):
    with pytest.raises(MissingKeyError, match=r"spring\.key back"):
        read_key(keys, "spring")


def test_read_key_refuses_a_damaged_file(keys):
    create_key(keys, "spring")
    (keys / "spring.key").write_bytes(b"short")

    with pytest.raises(MissingKeyError, match="damaged"):
        read_key(keys, "spring")


def test_stand_in_key_is_made_once_and_is_not_the_events(db, keys):
    stand_in = stand_in_key(keys, "spring")
    create_key(keys, "spring")

    assert stand_in_key(keys, "spring") == stand_in != find_key(db, keys, "spring")
    assert list_keys(db, keys, "spring") == [read_key(keys, "spring"), stand_in]


def test_list_keys_passes_over_what_is_lost(db, keys):
    assert (find_key(db, keys, "spring"), list_keys(db, keys, "spring")) == (None, [])


def test_destroy_key_removes_the_stand_in_too(keys):
    create_key(keys, "spring")
    stand_in_key(keys, "spring")

    destroy_key(keys, "spring")
    destroy_key(keys, "spring")

    assert list(keys.iterdir()) == []
