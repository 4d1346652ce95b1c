"""The rules of a plan: an event's dates and address, and the times of its waves.

Problems are a mapping from the field to the reason, all at once, so that a page can show each
beside its field.
"""

import re
import unicodedata
from collections.abc import Container
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from collector.core.events.events import Event
from collector.core.waves import Wave, WaveName, WaveState
from collector.texts.languages import Translated

TALLINN = ZoneInfo("Europe/Tallinn")

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LONGEST_SLUG = 60
EARLIEST, LATEST = date(2001, 1, 1), date(2100, 12, 31)
LONGEST = timedelta(days=31)
MOST_PEOPLE = 20_000

SEALED_AFTER = timedelta(days=180)  # usually, counted from the last day of an event
SEALED_AT_EARLIEST, SEALED_AT_LATEST = timedelta(days=105), timedelta(days=730)
"""The follow-up must have closed; and nobody's codes are kept for ever."""

EXTENSION = timedelta(days=1)
NEXT_YEAR = timedelta(weeks=52)  # a year later, on the same day of the week

Problems = dict[str, str]


def usual_times(event: Event, name: WaveName) -> tuple[datetime, datetime]:
    """Return when a wave usually opens and closes, in UTC.

    Before: from seven days ahead until an hour into the event; after: from 30 minutes before its
    end for 48 hours; follow-up: 90 days later for 14 days.
    """
    start = datetime.combine(event.starts, event.starts_at, TALLINN)
    end = datetime.combine(event.ends, event.ends_at, TALLINN)
    opens, closes = {
        WaveName.PRE: (start - timedelta(days=7), start + timedelta(hours=1)),
        WaveName.POST: (end - timedelta(minutes=30), end + timedelta(hours=48)),
        WaveName.FOLLOWUP: (end + timedelta(days=90), end + timedelta(days=104)),
    }[name]
    return opens.astimezone(UTC), closes.astimezone(UTC)


def usual_sealing(ends: date) -> date:
    """Return the day on which an event that ends then is usually sealed."""
    return min(ends, LATEST) + SEALED_AFTER


def list_problems(event: Event) -> Problems:
    """Return what must change before the event can be planned."""
    if not EARLIEST <= event.starts <= LATEST:
        return {"starts": "year"}
    problems = {}
    if not event.starts <= event.ends <= event.starts + LONGEST:
        problems["ends"] = "ends" if event.ends < event.starts else "days"
    elif event.starts == event.ends and event.ends_at <= event.starts_at:
        problems["ends_at"] = "ends"
    elif not SEALED_AT_EARLIEST <= event.sealing - event.ends <= SEALED_AT_LATEST:
        problems["sealing"] = "sealing"
    if not 1 <= event.head_count <= MOST_PEOPLE:
        problems["head_count"] = "number"
    if SLUG.fullmatch(event.slug) is None or len(event.slug) > LONGEST_SLUG:
        problems["slug"] = "slug"
    return problems


def list_time_problems(
    wave: Wave, opens: datetime, closes: datetime, *, now: datetime, sealing: date
) -> Problems:
    """Return what is wrong with the times at which a wave shall open and close."""
    if closes <= opens:
        return {"closes": "times_order"}
    if closes <= now:
        return {"closes": "times_past"}
    if closes.astimezone(TALLINN).date() > sealing:
        return {"closes": "times_sealing"}
    if wave.state is WaveState.DRAFT and opens.astimezone(TALLINN).year < EARLIEST.year:
        return {"opens": "year"}
    return {}


def make_slug(title: str, year: int | None, taken: Container[str]) -> str:
    """Return an address made of a title, which nothing else has.

    Letters lose their marks, as “Koostöö” becomes “koostoo”; others than Latin ones are left out.
    """
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    words = [word for word in re.findall(r"[a-z0-9]+", plain) if word != str(year)]
    ending = "" if year is None else f"-{year}"
    longest = LONGEST_SLUG - len(ending) - 3
    while len(words) > 1 and len("-".join(words)) > longest:
        words.pop()
    stem = "-".join(words)[:longest] or "event"
    slugs = (f"{stem}{ending}{number}" for number in ("", *(f"-{n}" for n in range(2, 100))))
    return next((slug for slug in slugs if slug not in taken), stem)


def is_twin(one: Event, other: Event) -> bool:
    """Say whether two plans have everything in common but their address."""
    return one == replace(other, id=one.id, series_id=one.series_id, slug=one.slug, plan=one.plan)


def propose_next(event: Event, today: date, taken: Container[str]) -> Event:
    """Return the event that repeats one in a coming year, on the same day of the week."""
    later = NEXT_YEAR
    while event.starts + later <= today:
        later += NEXT_YEAR
    old, new = str(event.starts.year), str((event.starts + later).year)
    name = re.sub(rf"-{old}(-\d+)?$", "", event.slug)
    return replace(
        event,
        id=0,
        slug=make_slug(name, int(new), taken),
        title=Translated.in_each(lambda language: event.title[language].replace(old, new)),
        starts=event.starts + later,
        ends=event.ends + later,
        sealing=usual_sealing(event.ends + later),
        simulated=False,
        comparison_event="",
        plan=None,
    )


def read_local_timestamp(text: str) -> datetime | None:
    """Return the moment that a clock on the wall shows as “2027-05-12T09:00”, or None."""
    try:
        moment = datetime.strptime(text.strip()[:16], "%Y-%m-%dT%H:%M")  # noqa: DTZ007 set below
    except ValueError:
        return None
    is_near = EARLIEST.year <= moment.year <= LATEST.year + 1
    return moment.replace(tzinfo=TALLINN).astimezone(UTC) if is_near else None


def read_moment(text: str) -> datetime:
    """Return the moment that a time says, in the organiser's place unless it has an offset.

    Raise ValueError, with a sentence, if it says none, or two as on the night of the winter time.
    """
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        moment = None
    if moment is None or not EARLIEST.year <= moment.year <= LATEST.year:
        raise ValueError(f"“{text}” is no time: write it like 2026-05-12 10:15")
    if moment.tzinfo is not None:
        return moment.astimezone(UTC)
    local = moment.replace(tzinfo=TALLINN)
    earlier, later = local.astimezone(UTC), local.replace(fold=1).astimezone(UTC)
    if earlier.astimezone(TALLINN).replace(tzinfo=None) != moment:
        raise ValueError(f"“{text}” was not in Tallinn: the clock was put forward past it")
    if earlier != later:
        one, other = (each.astimezone(TALLINN).isoformat() for each in (earlier, later))
        raise ValueError(f"“{text}” was twice in Tallinn: write {one} or {other}")
    return earlier


def write_local_timestamp(moment: datetime) -> str:
    """Return a moment as `read_local_timestamp` reads it."""
    return moment.astimezone(TALLINN).strftime("%Y-%m-%dT%H:%M")
