"""Core objects to bytes and back (YAML, SVG, …); knows neither database nor web."""
