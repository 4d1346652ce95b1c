"""What an edition tells of people of every kind: one table for each two answers of the same people.

Tables that share nothing but published counts can be put together to one table of all answers, so
nothing more follows of them together than of each. What holds more together stands in one table.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, product

import numpy as np

from collector.core.analysis.families import Family, find_family
from collector.core.disclosure.joint_table import JointTable
from collector.core.disclosure.profiles import THREE, TWO, UNKNOWN
from collector.core.disclosure.statistics import public_points
from collector.core.events.analysis_plan import AnalysisPlan
from collector.core.publication.sums import PairBuilder, TableBuilder, Told, half_digit
from collector.core.questionnaire.scale import CATEGORIES, Scale
from collector.core.rows.answers import OTHER
from collector.core.rows.asked import QuestionRow
from collector.core.rows.changes import ChangeRow
from collector.core.rows.seminar import OfChoice
from collector.core.rows.tables import Tables
from collector.core.statistics.effect_size import Vector

Key = tuple[str, ...]
"""What names a statistic within its event: part, kind and name, and the choice of a list."""

YES_OR_NO = (0, 1)


def rank(counts: Vector) -> Vector:
    """Return the average rank of each score, less the average of all."""
    ranks: Vector = np.cumsum(counts) - (counts + counts.sum()) / 2
    return ranks


def list_joint_tables(tables: Tables) -> Iterator[JointTable]:
    """Yield what is public of how two answers go together."""
    known = _Public(tables)
    yield from known.join_changes()
    yield from known.join_choices()
    yield from known.join_drivers()
    yield from known.join_breakdowns()
    yield from known.join_profiles()


class _Public:
    """The results that an edition shows, and what its scores mean."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._counts: dict[Key, dict[str, int]] = defaultdict(dict)
        for row in tables.results:
            self._counts[row.wave, row.question][row.choice] = row.count
        self._sizes = {(row.wave, row.question): row.n for row in tables.results}
        self._responses = {row.wave: row.responses for row in tables.waves}
        self._points = {cell[-2:]: points for cell, points in public_points(tables).items()}
        self._asked: dict[Key, QuestionRow]
        self._asked = {(row.wave, row.question): row for row in tables.questions}
        self._scales: dict[Key, list[str]] = defaultdict(list)
        for (wave, question), asked in self._asked.items():
            if (wave, question) in self._points:
                self._scales[wave, asked.scale].append(question)
        # Of complete cases alone, so who answered a question may not be among them.
        self._partly = {
            (row.part, self._asked[row.part, row.name].scale)
            for row in tables.withheld
            if row.kind == "base" and (row.part, row.name) in self._asked
        }

    def join_changes(self) -> Iterator[JointTable]:
        """Yield what is told of each item before and after, and of its scale."""
        rows = {row.about: row for row in self._tables.changes}
        for comparison in dict.fromkeys(row.comparison for row in self._tables.changes):
            before, after = comparison.split("_")
            for (wave, scale), asked in self._scales.items():
                items = [item for item in asked if (after, item) in self._points]
                if wave == before and items:
                    of_items = {item: rows.get((comparison, "item", item)) for item in items}
                    of_scale = rows.get((comparison, "scale", scale))
                    if not items == asked == self._scales[after, scale]:
                        of_scale = None
                    yield from self._join_items(comparison, of_items, of_scale)

    def _join_items(
        self,
        comparison: str,
        of_items: Mapping[str, ChangeRow | None],
        of_scale: ChangeRow | None,
    ) -> Iterator[JointTable]:
        if len(of_items) > 1 and not self._is_complete(comparison, of_items):
            of_scale = None
        for item, own in of_items.items():
            told = own or of_scale
            if told is None:
                continue
            cells = [(wave, item) for wave in comparison.split("_")]
            scale = max(self._points[cell] for cell in cells)
            points = range(scale.lowest, scale.highest + 1)
            reach = (len(of_items) - 1) * (len(points) - 1) if of_scale else 0
            margins = [self._count(cell, points) for cell in cells]
            table = PairBuilder(points, told.n, margins, reach)
            if own is not None:
                table.tell_change(self._tell(own, scale))
            if of_scale is not None:
                of_all = self._tell(of_scale, scale, len(of_items))
                table.tell_change(of_all, of_scale=len(of_items) > 1)
                others = [row for name, row in of_items.items() if name != item]
                known = [self._tell(row, scale) for row in others if row is not None]
                if others and len(known) == len(others):
                    table.tell_rest(known)
            table.ask_moves([self._sizes.get(cell) for cell in cells])
            yield table.build(["/".join(row.about) for row in (own, of_scale) if row is not None])

    def _tell(self, row: ChangeRow, scale: Scale, units: int = 1) -> Told:
        """Return what a row tells, as one of its family."""
        named = self._tables.events[0].primary_scales.split()
        plan = AnalysisPlan(primary_scales=tuple(named))
        family = find_family(row.kind, row.name, plan)
        together = [
            each
            for each in self._tables.changes
            if each.comparison == row.comparison
            and find_family(each.kind, each.name, plan) is family
        ]
        return Told(row, scale, units, family.level, len(together))

    def _is_complete(self, comparison: str, items: Iterable[str]) -> bool:
        """Say whether all who answered a wave answered all these items, so that all are alike."""
        cells = [(wave, item) for wave in comparison.split("_") for item in items]
        return all(
            self._sizes.get(cell) == self._responses.get(cell[0])
            and (cell[0], self._asked[cell].scale) not in self._partly
            for cell in cells
        )

    def _count(self, cell: Key, points: Sequence[int]) -> Vector | None:
        """Return how many gave each score; None if that is not public of all who answered."""
        is_whole = (cell[0], self._asked[cell].scale) not in self._partly
        return self._list_scores(cell, points) if is_whole and cell in self._sizes else None

    def join_choices(self) -> Iterator[JointTable]:
        """Yield what is told of who made a choice before and after, and how many choices."""
        chosen: dict[str, Sequence[OfChoice]] = {
            "network": self._tables.partners,
            "risks": self._tables.risks,
            "lists": self._tables.lists,
        }
        networks = {(row.comparison, row.question): row for row in self._tables.network}
        of_all = Counter(row.comparison for row in [*networks.values(), *chain(*chosen.values())])
        for kind, rows in chosen.items():
            of_list = Counter((row.comparison, row.question) for row in rows)
            for row in rows:
                named = row.comparison, row.question
                network = networks.get(named) if kind == "network" else None
                level = Family.CHOICES.level / of_all[row.comparison]
                cells = [(wave, row.question) for wave in row.comparison.split("_")]
                margins = [self._count_choice(cell, row.choice) for cell in cells]
                reach = of_list[named] - 1 if network else 0
                table = PairBuilder(YES_OR_NO, row.n, margins, reach)
                table.tell_choice(row, level)
                if network is not None:
                    table.tell_change(Told(network, None, 1, level, 1), of_scale=True)
                table.ask_moves([self._responses.get(wave) for wave, _ in cells])
                name = f"{row.comparison}/{kind}/{row.question}"
                yield table.build([f"{name}/{row.choice}", *([name] if network else [])])

    def _count_choice(self, cell: Key, choice: str) -> Vector | None:
        """Return how many of a wave made a choice; who made none may not be counted."""
        count = self._counts.get(cell, {}).get(choice)
        return None if count is None else np.array([math.nan, count])

    def join_drivers(self) -> Iterator[JointTable]:
        """Yield what is told of two ratings whose results are public, of the same people."""
        for row in self._tables.drivers:
            cells = [(row.wave, name) for name in (row.question, row.outcome)]
            if any(self._sizes.get(cell) != row.n for cell in cells):
                continue
            scale = max(self._points[cell] for cell in cells)
            points = range(scale.lowest, scale.highest + 1)
            counts = [self._list_scores(cell, points) for cell in cells]
            table = PairBuilder(points, row.n, counts)
            half, size = half_digit(row.n), 1.0
            for each in counts:
                size *= math.sqrt(float(np.dot(each, rank(each) ** 2)))
            ranks = np.outer(*map(rank, counts)).ravel()
            table.tell("rho", ranks, (row.rho - half) * size, (row.rho + half) * size)
            table.ask_answers()
            yield table.build([f"{row.wave}/drivers/{row.question}"])

    def join_breakdowns(self) -> Iterator[JointTable]:
        """Yield what is told of the answers of groups, also of those merged with others."""
        groups: dict[Key, dict[str, dict[str, int]]] = defaultdict(lambda: defaultdict(dict))
        for row in self._tables.breakdowns:
            groups[row.wave, row.variable, row.question][row.people][row.category] = row.count
        for (wave, variable, question), shown in groups.items():
            kinds = [*self._counts.get((wave, variable), shown), ""]
            scale = self._points[wave, question]
            told = list(product(kinds, (*scale.names, "")))
            of_kind, answer = (np.array(each) for each in zip(*told, strict=True))
            table = TableBuilder(len(told))
            self._tell_wave(table, wave, variable, of_kind)
            self._tell_wave(table, wave, question, answer)
            is_category = {
                each: np.isin(
                    answer, [name for name in scale.names if scale.category(name) == each]
                )
                for each in CATEGORIES
            }
            for name, counts in shown.items():
                merged = [kind for kind in kinds if kind not in shown or kind == OTHER]
                of_group = np.isin(of_kind, merged if name == OTHER else [name])
                for category, count in counts.items():
                    table.tell("group", of_group & is_category[category], count, count)
            for kind in kinds:
                group = (of_kind == kind) & (answer != "")
                for alike in (*is_category.values(), *(answer == each for each in scale.names)):
                    if not self._tells_alone((wave, question), answer[group & ~alike]):
                        table.ask(group, alike)
                table.ask(of_kind == kind, answer == "")
            yield table.build([f"{wave}/breakdown/{question}/{variable}"])

    def _tells_alone(self, cell: Key, others: Vector) -> bool:
        """Say whether the results alone tell of everybody that at most one answered otherwise."""
        counts = self._counts.get(cell)
        return counts is not None and sum(counts[each] for each in set(others)) <= 1

    def _tell_wave(self, table: TableBuilder, wave: str, question: str, answer: Vector) -> None:
        """Add how many of a wave gave each answer to a question, and how many none."""
        counts, responses = self._counts.get((wave, question)), self._responses.get(wave)
        if (wave, self._asked[wave, question].scale) in self._partly or counts is None:
            return
        for name, count in counts.items():
            table.tell("results", answer == name, count, count)
        if responses is not None:
            blank = responses - self._sizes[wave, question]
            table.tell("blank", answer == "", blank, blank)

    def join_profiles(self) -> Iterator[JointTable]:
        """Yield what is told of the profiles of people who are not shown."""
        levels: dict[tuple[str, int], dict[str, str]] = defaultdict(dict)
        for row in self._tables.profile_levels:
            levels[row.wave, row.profile][row.about] = row.level
        for wave in dict.fromkeys(row.wave for row in self._tables.profiles):
            shown = [row for row in self._tables.profiles if row.wave == wave]
            about = levels[wave, shown[0].profile]
            variable = next((name for name in about if (wave, name) in self._counts), "")
            known = [(levels[wave, row.profile], row.count) for row in shown]
            told = {level for each, _ in known for level in each.values()}
            of_scales = product(
                TWO if TWO[0] in told else THREE, repeat=len(set(about) - {variable})
            )
            kinds = [*self._counts.get((wave, variable), ()), UNKNOWN]
            ways = list(product(kinds, of_scales))
            table = TableBuilder(len(ways))
            of_kind = np.array([kind if kind != UNKNOWN else "" for kind, _ in ways])
            if variable:
                self._tell_wave(table, wave, variable, of_kind)
            hidden = np.ones(len(ways), bool)
            for each, count in known:
                way = (
                    each.get(variable, UNKNOWN),
                    tuple(level for name, level in each.items() if name != variable),
                )
                is_way = np.array([other == way for other in ways])
                table.tell("profile", is_way, count, count)
                hidden &= ~is_way
            for kind, at in product(set(of_kind), np.flatnonzero(hidden)):
                table.ask((of_kind == kind) & hidden, np.arange(len(ways)) == at)
            yield table.build([f"{wave}/profiles/profiles"])

    def _list_scores(self, cell: Key, points: Sequence[int]) -> Vector:
        counts = [self._counts[cell].get(name, 0) for name in self._points[cell].names]
        filled = np.zeros(len(points))
        filled[: len(counts)] = counts[::-1] if self._asked[cell].reverse else counts
        return filled
