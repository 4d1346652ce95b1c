"""A3: look for combinations of up to four columns of the profiles that few people share."""

from itertools import combinations

from tests.attacks.published_files import lay_out, read, write
from tests.attacks.random_events import ITEMS, craft_seminar

K = 10


def attack(path):
    """Return the combinations of values that 1 to 9 people have."""
    profiles = {}
    sql = "SELECT wave, profile, count, about, level FROM profiles JOIN profile_levels"
    for row in read(path, f"{sql} USING (event, wave, profile)"):
        people, levels = profiles.setdefault((row["wave"], row["profile"]), (row["count"], {}))
        levels[row["about"]] = row["level"]
    sizes = {}
    for (wave, _), (people, levels) in profiles.items():
        for width in range(1, 5):
            for chosen in combinations(sorted(levels.items()), width):
                sizes[wave, chosen] = sizes.get((wave, chosen), 0) + people
    return [key for key, size in sizes.items() if size < K]


def test_every_combination_is_shared_by_at_least_ten(published):
    assert [attack(path) for path in published] == [[] for _ in published]


def test_people_who_are_like_many_others_have_profiles(tmp_path):
    sorts = [("leading", "5"), ("practice", "1"), ("leading", "1"), ("practice", "5")]
    alike = [{item.name: point for item in ITEMS} | {"role": role} for role, point in sorts]

    path = write(tmp_path / "public.db", lay_out(craft_seminar(alike * 25)))

    assert len(read(path, "SELECT 1 FROM profiles WHERE wave = 'pre'")) == len(sorts)
    assert attack(path) == []


def test_profiles_laid_bare_single_people_out(bare):
    assert [path for path in bare if not attack(path)] == []
