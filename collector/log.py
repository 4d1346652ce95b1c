"""The log of every process: one line of JSON on stderr for each request and each fault.

A line says where a fault came from and of which kind it is, never what was sent: no address, code,
receipt or query, and of an exception neither its words nor the values of its variables.
"""

import atexit
import json
import logging
import os
import sys
import threading
import time
import traceback
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from queue import Full, Queue
from typing import Any

OURS = ("collector", "tagasiside")
"""What the names of the service's own loggers begin with; others may quote what was sent."""

MOST_WAITING = 10_000  # lines that wait while nobody reads stderr; further ones are left out
STDERR = 2
GATHER_S, FLUSH_WITHIN_S = 0.05, 1.0
FRAMES = 12


def start_log(part: str) -> None:
    """Log as one of the processes; what would end as a traceback on stderr is a line as well.

    On a terminal, where a person reads the addresses of the service, only faults are shown.
    """
    level = logging.WARNING if sys.stderr.isatty() else logging.INFO
    logging.basicConfig(level=level, handlers=[_Lines(part)], force=True)
    logger = logging.getLogger(__name__)
    atexit.register(end_log)
    sys.excepthook = lambda _, fault, _trace: logger.critical("A process ends", exc_info=fault)
    threading.excepthook = lambda fault: logger.critical("A thread ends", exc_info=fault.exc_value)


def end_log() -> None:
    """Write the lines that wait; servers make `logging` forget whom to ask for them."""
    for handler in logging.getLogger().handlers:
        handler.flush()


def write_line(record: logging.LogRecord, part: str) -> str:
    """Return a record as a line; of another program's words only those without values."""
    is_ours, fault = record.name.startswith(OURS), record.exc_info
    line = {
        "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
        "level": record.levelname.lower(),
        "part": part,
        "message": record.getMessage() if is_ours else str(record.msg).partition("\n")[0],
        **getattr(record, "fields", {}),
        **(_tell(fault[1]) if fault and fault[1] else {}),
    }
    return json.dumps(line, ensure_ascii=False) + "\n"


def _tell(error: BaseException) -> dict[str, Any]:
    """Return the kind and place of an exception, and the system's name for it if it has one."""
    why = getattr(error, "sqlite_errorname", None) or getattr(error, "strerror", None)
    frames = traceback.extract_tb(error.__traceback__, limit=-FRAMES)
    places = [f"{'/'.join(Path(f.filename).parts[-3:])}:{f.lineno} {f.name}" for f in frames]
    return {"error": type(error).__qualname__, "why": why, "at": places}


class _Lines(logging.Handler):
    """Writes lines in a thread of its own: a slow reader of stderr keeps nobody waiting."""

    def __init__(self, part: str) -> None:
        super().__init__()
        self._part = part
        self._waiting: Queue[str] = Queue(MOST_WAITING)
        self.addFilter(lambda r: r.levelno >= logging.WARNING or r.name.startswith(OURS))
        threading.Thread(target=self._work, name="log", daemon=True).start()

    def emit(self, record: logging.LogRecord) -> None:
        with suppress(Full):
            self._waiting.put_nowait(write_line(record, self._part))

    def flush(self) -> None:
        done = self._waiting.all_tasks_done
        with done:
            done.wait_for(lambda: not self._waiting.unfinished_tasks, FLUSH_WITHIN_S)

    def _work(self) -> None:
        while True:
            lines = [self._waiting.get()]
            time.sleep(GATHER_S)
            lines += [self._waiting.get_nowait() for _ in range(self._waiting.qsize())]
            # Not by sys.stderr, whose lock would be held when the process ends.
            with suppress(OSError):
                os.write(STDERR, "".join(lines).encode(errors="replace"))
            for _ in lines:
                self._waiting.task_done()
