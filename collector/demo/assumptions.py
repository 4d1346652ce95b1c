"""What the simulation assumes of seminars, answers and texts: the tables of `assumptions.yaml`."""

from pathlib import Path
from typing import Any

import yaml

ASSUMED: dict[str, Any] = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text("utf-8"))
