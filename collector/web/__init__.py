"""HTTP only: read a request, call one action, render a page."""
