"""How long work tells how far it is; showing it belongs to the worker's jobs and the terminal."""

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Called with the steps done and the steps in all."""


def silent(_done: int, _total: int) -> None:
    """Tell nobody."""
