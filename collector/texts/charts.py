"""The words that charts share, in three languages."""

from collector.texts.languages import Translated

WAVES: dict[str, Translated] = {
    "pre": Translated("enne", "до", "before"),
    "post": Translated("pärast", "после", "after"),
    "followup": Translated("hiljem", "позже", "later"),
}
"""What stands before a bar."""

COMPARISONS: dict[str, Translated] = {
    "pre_post": Translated(
        "Enne ja pärast – {found}", "До и после — {found}", "Before and after – {found}"
    ),
    "pre_followup": Translated(
        "Enne ja kolm kuud hiljem – {found}",
        "До и через три месяца — {found}",
        "Before and three months later – {found}",
    ),
    "post_followup": Translated(
        "Kohe pärast ja kolm kuud hiljem – {found}",
        "Сразу после и через три месяца — {found}",
        "Right after and three months later – {found}",
    ),
}

"""The title of the changes; `found` is made of the groups below."""

GROUPS: dict[str, Translated] = {
    "up": Translated("kasvas", "рост", "rose"),
    "down": Translated("vähenes", "снижение", "fell"),
    "unclear": Translated("selget muutust ei ole", "явных изменений нет", "no clear change"),
    "none": Translated("liiga vähe vastuseid", "слишком мало ответов", "too few answers"),
}
"""What a chart's title says of each group of scales."""

HOW_ANSWERED = Translated(
    "{scale}: kuidas vastati", "{scale}: как отвечали", "{scale}: how people answered"
)

REVERSED = Translated(
    "(mida vähem ollakse nõus, seda parem)",
    "(чем меньше согласия, тем лучше)",
    "(the less agreement, the better)",
)

LOWER = Translated("← väiksem", "← меньше", "← lower")
NONE = Translated("ei muutunud", "без изменений", "no change")
HIGHER = Translated("suurem →", "больше →", "higher →")

SHARES = Translated(
    "Protsent vastanutest; „ei oska öelda“ on välja jäetud.",
    "Процент ответивших; «затрудняюсь ответить» не учитывается.",
    "Per cent of those who answered; “don't know” is left out.",
)
ABOUT_PAIRS = Translated(
    "Pealkiri käib nende kohta, kes vastasid mõlemal korral, tulbad kõigi vastanute kohta.",
    "Заголовок — о тех, кто ответил оба раза, полосы — обо всех ответивших.",
    "The title is about those who answered both times, the bars about all who answered.",
)
BESIDE_CHANGE = Translated(
    "Väite kõrval on keskmise muutus ja selle 95% usaldusvahemik.",
    "Рядом с утверждением — изменение среднего и его доверительный интервал 95\u00a0%.",
    "Beside a statement: the change of its mean with the 95% confidence interval.",
)
BESIDE_SHARE = Translated(
    "Väite kõrval on nõustujate osakaal ja selle 95% usaldusvahemik.",
    "Рядом с утверждением — доля согласных и её доверительный интервал 95\u00a0%.",
    "Beside a statement: the share who agree, with the 95% confidence interval.",
)
POINTS = Translated(
    "Muutus viiepallisel skaalal; joon on 95% usaldusvahemik. Rõngas: selget muutust ei ole.",
    "Изменение по пятибалльной шкале; линия — доверительный интервал 95\u00a0%. "
    "Кольцо: явных изменений нет.",
    "Change on the five-point scale; the line is the 95% confidence interval. A ring: no clear "
    "change.",
)
SIMULATED = Translated(
    "Vastused on arvuti loodud.", "Ответы созданы компьютером.", "The answers are simulated."
)

DESCRIBED_BARS = Translated(
    "Iga väite juures on iga küsitlusvooru tulp: kui suur osa vastas „{low}“ kuni „{high}“. "
    "Väited: {items}",
    "Для каждого утверждения — полоса за каждый опрос: какая доля ответила от «{low}» до "
    "«{high}». Утверждения: {items}",
    "For each statement a bar for each time it was asked: what share answered “{low}” to "
    "“{high}”. Statements: {items}",
)
DESCRIBED_CHANGE = Translated(
    "{scale}: {change}, vahemik {low} kuni {high}, n = {n}.",
    "{scale}: {change}, интервал от {low} до {high}, n = {n}.",
    "{scale}: {change}, interval {low} to {high}, n = {n}.",
)
DESCRIBED_WITHOUT = Translated(
    "{scale}: {change}, vahemikku ei ole, n = {n}.",
    "{scale}: {change}, интервала нет, n = {n}.",
    "{scale}: {change}, no interval, n = {n}.",
)
DESCRIBED_TOO_FEW = Translated(
    "{scale}: liiga vähe vastuseid, n = {n}.",
    "{scale}: слишком мало ответов, n = {n}.",
    "{scale}: too few answers, n = {n}.",
)
