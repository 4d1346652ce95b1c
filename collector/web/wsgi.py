"""The application as a server finds it: settings from the environment that `serve` sets."""

import os

from flask import Flask

from collector.config import read_settings
from collector.web.app import create_app


def application() -> Flask:
    """Return the application over the data directory of the environment."""
    return create_app(read_settings(os.environ))
