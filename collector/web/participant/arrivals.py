"""How many answers came within the last minute, counted in memory, without an address."""

import threading
from collections import defaultdict, deque
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from collector.core.events.floods import most_a_minute
from collector.store.answering.counts import save_burst
from collector.web.site.occasion import Occasion
from collector.web.site.service import service

MINUTE = timedelta(minutes=1)


@dataclass
class Arrivals:
    """When the answers of the last minute came, by wave."""

    _times: defaultdict[int, deque[datetime]] = field(default_factory=lambda: defaultdict(deque))
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, wave_id: int, now: datetime) -> int:
        """Note that one came now, and return how many came within a minute."""
        with self._lock:
            times = self._times[wave_id]
            times.append(now)
            while abs(now - times[0]) > MINUTE:
                times.popleft()
            return len(times)


def note_arrival(occasion: Occasion, now: datetime) -> None:
    """Count one new response; save for the organiser when more come than a room gives."""
    arrivals: Arrivals = service().kept.setdefault("arrivals", Arrivals())
    wave_id = occasion.wave.id
    count = arrivals.add(wave_id, now)
    if count == most_a_minute(occasion.event.head_count) + 1:
        service().write(lambda db: save_burst(db, wave_id, count))
