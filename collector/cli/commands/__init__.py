"""The subcommands that do one thing and end."""
