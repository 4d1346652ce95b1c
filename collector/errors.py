"""Every exception that the service raises on purpose, in one shallow tree.

Each docstring speaks to the person who meets the error.
"""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Literal, ParamSpec

_Given = ParamSpec("_Given")


class CollectorError(Exception):
    """Something you asked for cannot be done; the sentence says why and what to do.

    An error with a kind has its sentence in `refusals.yaml`, in each language and with values.
    """

    kind: str = ""
    values: Mapping[str, str | int] = MappingProxyType({})


def passes(check: Callable[_Given, object], *given: _Given.args, **named: _Given.kwargs) -> bool:
    """Say whether what is given passes a check, which raises an error of the service if not."""
    try:
        check(*given, **named)
    except CollectorError:
        return False
    return True


class SettingError(CollectorError):
    """A setting is missing or malformed, or names a port that is in use; nothing starts."""


class DataDirectoryError(CollectorError):
    """The data directory cannot be read or written."""


class SchemaTooNewError(CollectorError):
    """The database was written by a newer version of this service; install that version."""


class MissingKeyError(CollectorError):
    """The key file of an event is not where it should be; restore it from where you keep it."""


class NotFoundError(CollectorError):
    """What you named (event, wave, report, job) does not exist here."""


class CertificateError(CollectorError):
    """A certificate of a sealing was changed after it was signed, or signed by another key."""


class StateError(CollectorError):
    """The thing exists, but its state does not allow this step now."""


class StaleDraftError(StateError):
    """Somebody has changed the draft since you opened it; look at it again, then change it."""


class WaveNotOpenError(StateError):
    """The wave does not take answers now; it has not opened yet or has closed."""


class OtherAnswersError(StateError):
    """This submission was stored before with other answers; say whether to replace them."""


class WithdrawnError(StateError):
    """This submission is to stay as it was stored, but its answers were withdrawn since."""


class StoredAlreadyError(StateError):
    """The same submission, or another with the same receipt, was stored a moment ago."""


class QuestionnaireError(CollectorError):
    """A questionnaire has problems; all of them are listed, each with its place."""

    def __init__(self, problems: Sequence[object]) -> None:
        """Keep the problems and say them one per line."""
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = tuple(problems)


class ExpressionError(CollectorError):
    """A condition cannot be understood; the column (from 1) says where, the reason why."""

    def __init__(self, column: int, reason: object) -> None:
        """Keep the place and the reason, a message, so that a check can report both."""
        super().__init__(f"column {column} of the expression: {reason}")
        self.column = column
        self.reason = reason


class ReasonedError(CollectorError):
    """Something was refused; `reason` says why, so that a page can explain it."""

    refused = "refused"

    def __init__(self, reason: str, detail: str = "") -> None:
        """Keep the reason, and what in particular it is about."""
        super().__init__(f"{self.refused}: {reason} {detail}".strip())
        self.reason = reason
        self.detail = detail


class CardCodeError(ReasonedError):
    """A card code was typed wrong: its `length`, a `symbol` or the `check` symbol.

    Where only cards answer, one is `needed`, or it is none of the event (`foreign`), or was `used`.
    """


class SelfGeneratedCodeError(ReasonedError):
    """A personal code cannot be used: something is `missing`, no `value` or the `default`."""


class AmbiguousCodeError(CollectorError):
    """More than one person's answers have this code; use the three words of your receipt."""


class PlanError(CollectorError):
    """What you planned cannot be saved; each field that must change is named, and nothing was."""

    def __init__(self, problems: Mapping[str, str]) -> None:
        """Keep the reason of each field, so that a page can show it there."""
        reasons = ", ".join(f"{field} ({reason})" for field, reason in problems.items())
        super().__init__(f"plan refused: {reasons}")
        self.problems = dict(problems)


class AccountError(ReasonedError):
    """An account cannot be made or used this way; the reason is a key of the organiser's texts."""


class ProviderError(ReasonedError):
    """The OpenID Connect provider did not confirm you: `down`, `cancelled`, `state`, `refused`."""


class ForbiddenError(CollectorError):
    """Your account may not do this; ask whoever gives roles for one that may."""

    def __init__(self, right: str) -> None:
        """Keep the right that is lacking, so that a page can name it."""
        super().__init__(
            f"this account has no right to {right}: `collector user role` gives it a role that has"
        )
        self.right = right


class ReasonError(CollectorError):
    """A reason that the log keeps is too short to mean something, or too long to be read."""


class CodingError(ReasonedError):
    """A coding or paraphrase will not do: `code`, `length`, `second_person`, words `overlap`."""


Unapproved = Literal["missing", "changed", "second_person", "needless", "remark"]


class ApprovalError(StateError):
    """A second person must approve a publication, and this step is not how; `reason` says why."""

    def __init__(self, reason: Unapproved) -> None:
        """Keep the reason, so that a page can explain it."""
        super().__init__(f"approval refused: {reason}")
        self.reason = reason
        self.kind = f"approval_{reason}"


class TooManyAttemptsError(CollectorError):
    """Many attempts at a secret were wrong, so the next one waits for `wait_s` seconds."""

    def __init__(self, wait_s: int, turn: str) -> None:
        """Keep how long to wait, and what the attempts have in common that wait in turn."""
        super().__init__(f"many attempts were wrong: try again in {wait_s} seconds")
        self.wait_s = wait_s
        self.turn = turn


Rule = Literal["R1", "R2", "R12"]
"""The rules that can refuse a publication as a whole; others suppress single statistics."""

Unpublishable = Literal[
    "pooled",
    "small",
    "few",
    "nothing_left",
    "difference",
    "other_numbers",
    "determined",
    "contradicts",
]
"""What about a rule refuses it."""

NotReady = Literal["open", "no_report", "not_linked", "other_pool", "outdated", "changed", "flood"]
"""What must be done before an event can be published."""


class PublicationError(CollectorError):
    """Publication would break a rule of disclosure control; the rule is named."""

    def __init__(self, rule: Rule, kind: Unpublishable, **values: str | int) -> None:
        """Keep the rule, and what about it as the kind and values of a refusal's text."""
        super().__init__(f"publication refused: {rule} {kind}")
        self.rule = rule
        self.kind = kind
        self.values = {"rule": rule, **values}


class NotReadyError(StateError):
    """An event cannot be published yet; what must be done before is said."""

    def __init__(self, kind: NotReady, **values: str | int) -> None:
        """Keep what is lacking as the kind and values of a refusal's text."""
        super().__init__(f"publication refused: {kind}")
        self.kind = kind
        self.values = values


class SentError(ReasonedError):
    """What was sent cannot be taken; the reason is a key of the participants' texts."""


class BodyTooLargeError(CollectorError):
    """More was sent at once than a questionnaire can hold; shorten the longest texts."""


class RescueFileError(ReasonedError):
    """The file is none that a participant's phone has saved; nothing was loaded.

    The reason is `large`, `json`, `format` or `empty`.
    """

    refused = "this is no file of unsent answers"
