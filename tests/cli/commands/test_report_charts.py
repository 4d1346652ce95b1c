import pytest

from collector.core.waves import WaveName
from collector.errors import CollectorError
from tests.cli.test_commands import run
from tests.support.factories import make_event, open_event_wave, send, submission

PNG = b"\x89PNG"


@pytest.fixture
def answered(db, data):
    event = make_event(db, data / "keys")
    open_event_wave(db, event)
    for number in range(12):
        sent = submission(db, event, answers={"mot_interest": str(1 + number % 5)})
        send(db, data / "keys", event, sent, WaveName.PRE)
    return event


def test_charts_are_written_as_svg_and_png(data, answered, tmp_path):
    folder = tmp_path / "charts"

    run(data, "report", answered.slug, "--lang", "ru", "--json", "--charts", str(folder))

    files = {file.name: file.read_bytes() for file in folder.iterdir()}
    stem = "pre_post-change_motivation-ru"
    assert set(files) == {f"{stem}.svg", f"{stem}.png", f"{stem}-dark.png"}
    assert b"<svg" in files[f"{stem}.svg"]
    assert files[f"{stem}.png"][:4] == files[f"{stem}-dark.png"][:4] == PNG
    assert files[f"{stem}.png"] != files[f"{stem}-dark.png"]


def test_a_folder_that_cannot_be_made_is_said(data, answered, tmp_path):
    (tmp_path / "file").touch()

    with pytest.raises(CollectorError, match="choose another folder"):
        run(data, "report", answered.slug, "--charts", str(tmp_path / "file" / "charts"))
