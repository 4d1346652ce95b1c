"""How long the gatekeeper may look in tests: as long as it takes, but not for ever."""

from time import process_time

from collector.core.disclosure.joint_table import Effort

MINUTE = 60.0


def effort(seconds=MINUTE):
    return Effort(process_time, process_time() + seconds)
