"""The subcommands that help to host the service on a server."""
