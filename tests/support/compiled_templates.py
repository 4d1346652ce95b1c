"""Templates compiled once for the hundreds of applications that one run of the tests makes."""

from jinja2.bccache import BytecodeCache


class CompiledTemplates(BytecodeCache):
    """Keeps compiled templates in memory."""

    def __init__(self):
        """Start with no template compiled."""
        self._compiled = {}

    def load_bytecode(self, bucket):
        """Take a template that was compiled from the same source."""
        if bucket.key in self._compiled:
            bucket.bytecode_from_string(self._compiled[bucket.key])

    def dump_bytecode(self, bucket):
        """Keep a template that was just compiled."""
        self._compiled[bucket.key] = bucket.bytecode_to_string()
