"""What an organiser reads about an event's days and its waves, in the reader's words.

Days and times of day by themselves are said by `web/dates`.
"""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from collector.core.events import Event
from collector.core.languages import Language
from collector.core.waves import Wave, WaveState
from collector.web.dates import TIME_ZONE, say_date, say_time
from collector.web.texts import translate

NEAR_DAYS = {-1: "yesterday", 0: "today", 1: "tomorrow"}

# Babel knows Estonian months in the nominative only, but things happen *in* a month.
_ESTONIAN_MONTHS = (
    *("jaanuaril", "veebruaril", "märtsil", "aprillil", "mail", "juunil"),
    *("juulil", "augustil", "septembril", "oktoobril", "novembril", "detsembril"),
)


def say_event_days(event: Event, language: Language) -> str:
    """Return an event's days, as “14–15 June 2017”."""
    last = say_date(event.ends, language)
    if event.starts == event.ends:
        return last
    if (event.starts.year, event.starts.month) != (event.ends.year, event.ends.month):
        return f"{say_date(event.starts, language)} – {last}"
    return f"{event.starts.day}{'.' if language == 'et' else ''}–{last}"


def say_wave(wave: Wave, now: datetime, language: Language) -> str:
    """Return where a wave stands and when that changes, as “Open, closes tomorrow at 15:00”."""
    key, moment = {
        WaveState.DRAFT: ("wave_draft", wave.opens),
        WaveState.OPEN: ("wave_open", wave.closes),
        WaveState.CLOSED: ("wave_closed", wave.closes),
        WaveState.PUBLISHED: ("wave_published", None),
        WaveState.SEALED: ("wave_sealed", None),
    }[wave.state]
    if moment is None:
        return translate("organiser", language, key)
    return translate("organiser", language, f"{key}_when", when=say_when(moment, now, language))


def say_when(moment: datetime, now: datetime, language: Language) -> str:
    """Return when something happens, as “tomorrow at 15:00” or “on 14 December 2016 at 15:00”."""
    zone = ZoneInfo(TIME_ZONE)
    day = moment.astimezone(zone).date()
    distance = (day - now.astimezone(zone).date()).days
    return translate(
        "organiser",
        language,
        f"when_{NEAR_DAYS.get(distance, 'date')}",
        time=say_time(moment, language),
        **({} if distance in NEAR_DAYS else {"date": _on_date(day, language)}),
    )


def _on_date(day: date, language: Language) -> str:
    if language == "et":
        return f"{day.day}. {_ESTONIAN_MONTHS[day.month - 1]} {day.year}"
    return say_date(day, language)
