"""The phrases that say how far a change may be trusted, in three languages."""

from collections.abc import Mapping

from collector.texts.languages import Translated

CEILING: Mapping[str, Translated] = {
    "pre_post": Translated(
        "{subject}: juba enne seminari andis {n} inimesest {highest} kõige kõrgema hinnangu, neil "
        "ei olnud kasvuruumi.",
        "{subject}: у {highest} из {n} уже до семинара была самая высокая оценка, расти им было "
        "некуда.",
        "{subject}: {highest} of {n} gave the highest rating already before the seminar and had no "
        "room to rise.",
    ),
    "post_followup": Translated(
        "{subject}: juba kohe pärast seminari andis {n} inimesest {highest} kõige kõrgema "
        "hinnangu, neil ei olnud kasvuruumi.",
        "{subject}: у {highest} из {n} уже сразу после семинара была самая высокая оценка, расти "
        "им было некуда.",
        "{subject}: {highest} of {n} gave the highest rating already right after the seminar and "
        "had no room to rise.",
    ),
}
"""The ceiling, by comparison; both that start before the seminar say the same."""

SEVERAL_HOLDS = Translated(
    "{subject}: tulemus jääb püsima ka siis, kui arvestada, et mitut põhinäitajat vaadati korraga.",
    "{subject}: вывод остаётся в силе и с учётом того, что сразу рассматривалось несколько главных "
    "показателей.",
    "{subject}: the finding holds even though several main scales were looked at together.",
)
SEVERAL_DOUBTFUL = Translated(
    "{subject}: mitut põhinäitajat vaadati korraga, nii et see tulemus võib olla ka juhuslik.",
    "{subject}: сразу рассматривалось несколько главных показателей, поэтому такой результат может "
    "быть и случайным.",
    "{subject}: several main scales were looked at together, so this finding may also be chance.",
)

EVERYBODY_AGREES = Translated(
    "{subject}: sama on näha, kui võtta arvesse ka need, kelle vastuseid siduda ei saanud.",
    "{subject}: то же видно, если учесть и тех, чьи ответы связать не удалось.",
    "{subject}: the same is seen when people whose answers could not be linked are counted too.",
)
EVERYBODY_DIFFERS = Translated(
    "{subject}: kui võtta arvesse ka need, kelle vastuseid siduda ei saanud, on pilt teistsugune, "
    "seega tasub selle tulemusega olla ettevaatlik.",
    "{subject}: если учесть и тех, чьи ответы связать не удалось, картина иная, поэтому с этим "
    "выводом стоит быть осторожнее.",
    "{subject}: the picture is different when people whose answers could not be linked are counted "
    "too, so take this finding with care.",
)

LINKED_HIGHER = Translated(
    "{subject}: need, kelle vastused sai siduda, andsid alguses kõrgemaid hinnanguid kui "
    "ülejäänud, seega ei pruugi tulemus käia kõigi osalejate kohta.",
    "{subject}: те, чьи ответы удалось связать, вначале давали более высокие оценки, чем "
    "остальные, поэтому вывод может относиться не ко всем участникам.",
    "{subject}: people whose answers could be linked gave higher ratings at the start than the "
    "others, so the finding may not hold for everybody who took part.",
)
LINKED_LOWER = Translated(
    "{subject}: need, kelle vastused sai siduda, andsid alguses madalamaid hinnanguid kui "
    "ülejäänud, seega ei pruugi tulemus käia kõigi osalejate kohta.",
    "{subject}: те, чьи ответы удалось связать, вначале давали более низкие оценки, чем остальные, "
    "поэтому вывод может относиться не ко всем участникам.",
    "{subject}: people whose answers could be linked gave lower ratings at the start than the "
    "others, so the finding may not hold for everybody who took part.",
)
LINKED_ALIKE = Translated(
    "{subject}: need, kelle vastused sai siduda, ja ülejäänud andsid alguses sarnaseid hinnanguid.",
    "{subject}: те, чьи ответы удалось связать, и остальные вначале давали похожие оценки.",
    "{subject}: people whose answers could be linked and the others gave similar ratings at the "
    "start.",
)

LOOKING_BACK: Mapping[str, Translated] = {
    "down": Translated(
        "{subject}: tagasi vaadates hindasid inimesed oma endist taset madalamalt kui toona, nii "
        "et nende mõõdupuu on ilmselt muutunud ({base}). Muutust arvestame selle järgi, mida "
        "vastati enne seminari.",
        "{subject}: оглядываясь назад, люди оценили свой прежний уровень ниже, чем тогда, — "
        "видимо, изменилась сама мерка ({base}). Изменение мы считаем по ответам, данным до "
        "семинара.",
        "{subject}: looking back, people rated where they stood lower than they did at the time, "
        "so their yardstick has probably moved ({base}). The change is counted from what they "
        "said before the seminar.",
    ),
    "up": Translated(
        "{subject}: tagasi vaadates hindasid inimesed oma endist taset kõrgemalt kui toona, nii et "
        "nende mõõdupuu on ilmselt muutunud ({base}). Muutust arvestame selle järgi, mida vastati "
        "enne seminari.",
        "{subject}: оглядываясь назад, люди оценили свой прежний уровень выше, чем тогда, — "
        "видимо, изменилась сама мерка ({base}). Изменение мы считаем по ответам, данным до "
        "семинара.",
        "{subject}: looking back, people rated where they stood higher than they did at the time, "
        "so their yardstick has probably moved ({base}). The change is counted from what they "
        "said before the seminar.",
    ),
    "unclear": Translated(
        "{subject}: see, kuidas inimesed tagasi vaadates oma endist taset hindavad, ei erine "
        "selgelt sellest, mida nad toona vastasid ({base}).",
        "{subject}: то, как люди, оглядываясь назад, оценивают свой прежний уровень, явно не "
        "отличается от их тогдашних ответов ({base}).",
        "{subject}: how people rate, looking back, where they stood does not clearly differ from "
        "what they said at the time ({base}).",
    ),
}
"""The response shift, by its direction."""
