"""The subcommands that serve, and their processes."""
