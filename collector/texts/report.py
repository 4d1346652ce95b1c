"""The fixed words of a report page, in three languages."""

from collector.texts.languages import Translated

TEXTS: dict[str, Translated] = {
    "report": Translated("Aruanne", "Отчёт", "Report"),
    "simulated": Translated(
        "Näidis: kõik selle ürituse vastused on arvuti loodud ja päris inimeste kohta ei ütle "
        "need midagi.",
        "Пример: все ответы об этом мероприятии созданы компьютером и ничего не говорят о "
        "настоящих людях.",
        "Demonstration: all answers about this event are simulated and say nothing about real "
        "people.",
    ),
    "answer": Translated("Lühidalt", "Коротко", "In short"),
    "sure": Translated("Kui kindel see on", "Насколько это надёжно", "How sure we are"),
    "responses": Translated(
        "Vastajaid: {waves}.", "Число ответивших: {waves}.", "People who answered: {waves}."
    ),
    "linked": Translated(
        "Mõlemal korral vastas {people}, kelle vastused sai omavahel siduda, ilma et keegi teaks, "
        "kes nad on; muutusest räägime ainult nende põhjal.",
        "Людей, чьи ответы до и после удалось связать: {n}; кто они, мы не знаем, и об изменении "
        "судим только по ним.",
        "The before and after answers of {people} were linked without knowing who they are; what "
        "is said about change is about them alone.",
    ),
    "ways": Translated(
        "Mille järgi seoti, kõik küsitlusvoorud kokku: {ways}.",
        "По чему связаны, все опросы вместе: {ways}.",
        "Linked by, all waves together: {ways}.",
    ),
    "unlinked": Translated(
        "Miks ülejäänud vastuseid enne ja pärast siduda ei saanud: {reasons}.",
        "Почему остальные ответы до и после связать не удалось: {reasons}.",
        "Why the other answers before and after could not be linked: {reasons}.",
    ),
    "interval": Translated(
        "Vahemik näitab, kui suur võib muutus tegelikult olla: 95 korral 100-st sisaldab nii "
        "arvutatud vahemik tegelikku muutust. Kui vahemikus on null, ei saa öelda, kas midagi "
        "muutus.",
        "Интервал показывает, каким изменение может быть на деле: в 95 случаях из 100 такой "
        "интервал содержит истинное изменение. Если в нём есть ноль, нельзя сказать, изменилось ли "
        "что-нибудь.",
        "The interval says how large the change may really be: 95 times out of 100 an interval "
        "made this way holds the true change. If zero is in it, nobody can say whether anything "
        "changed.",
    ),
    "few": Translated(
        "Alla 10 inimese põhjal ei väida me midagi, alla 30 põhjal on tulemus esialgne märk.",
        "Если людей меньше 10, мы ничего не утверждаем; если меньше 30, вывод лишь "
        "предварительный.",
        "Below 10 people nothing is claimed; below 30 a result is only a first sign.",
    ),
    "cause": Translated(
        "Muutus ilmnes pärast seminari, kuid need arvud ei tõesta, et just seminar selle "
        "põhjustas.",
        "Изменение совпало по времени с семинаром; что причина именно в нём, эти числа не "
        "доказывают.",
        "The change came in the same period; that the seminar caused it, these numbers do not "
        "prove.",
    ),
    "charts": Translated("Joonised", "Диаграммы", "Charts"),
    "changes": Translated("Muutused arvudes", "Изменения в числах", "The changes in numbers"),
    "pre_post": Translated("Enne ja pärast", "До и после", "Before and after"),
    "pre_followup": Translated(
        "Enne ja kolm kuud hiljem", "До и через три месяца", "Before and three months later"
    ),
    "post_followup": Translated(
        "Kohe pärast ja kolm kuud hiljem",
        "Сразу после и через три месяца",
        "Right after and three months later",
    ),
    "pre": Translated("enne", "до семинара", "before"),
    "post": Translated("pärast", "после семинара", "after"),
    "followup": Translated("kolm kuud hiljem", "через три месяца", "three months later"),
    "measure": Translated("Mida mõõdeti", "Что измерялось", "What was measured"),
    "n": Translated("Inimesi", "Людей", "People"),
    "mean_before": Translated("Algul", "Сначала", "First"),
    "mean_after": Translated("Hiljem", "Потом", "Later"),
    "change": Translated("Muutus", "Изменение", "Change"),
    "range": Translated("Vahemik", "Интервал", "Interval"),
    "moved": Translated("Parem / sama / halvem", "Лучше / так же / хуже", "Better / same / worse"),
    "effect": Translated("d (av)", "d (av)", "d (av)"),
    "none": Translated("ei ole", "нет", "none"),
    "reversed": Translated("(pööratud)", "(оценки перевёрнуты)", "(scores reversed)"),
    "no_changes": Translated(
        "Muutust ei saa näidata, sest ühegi inimese kahe korra vastuseid ei õnnestunud siduda.",
        "Изменение показать нельзя: ни у кого не удалось связать ответы из двух опросов.",
        "No change can be shown, because nobody's answers from two times could be linked.",
    ),
    "answers": Translated("Kõik vastused arvudes", "Все ответы в числах", "All answers in numbers"),
    "question": Translated("Küsimus", "Вопрос", "Question"),
    "wave": Translated("Küsitlusvoor", "Опрос", "Wave"),
    "counts": Translated("Vastused", "Ответы", "Answers"),
    "unknowing": Translated("Ei oska öelda", "Затруднились", "Don't know"),
    "methods": Translated("Kuidas arvutati", "Как считали", "Methods and limits"),
    "method_scores": Translated(
        "Väiteid hinnati viiepallisel skaalal; suurem on alati parem, seepärast on vastupidise "
        "mõttega väidete hinded pööratud. Näitaja on hinnatud väidete keskmine, kui hinnati "
        "vähemalt pooli väiteid; „ei oska öelda“ ei lähe arvesse.",
        "Утверждения оценивали по пятибалльной шкале; больше — всегда лучше, поэтому оценки "
        "обратных утверждений перевёрнуты. Показатель — среднее тех утверждений, на которые "
        "ответили, если их не меньше половины; «затрудняюсь ответить» не учитывается.",
        "Statements were rated on a five-point scale; more is always better, so the scores of "
        "reverse statements are reversed. A scale is the mean of the statements answered, if at "
        "least half were; “don't know” does not count.",
    ),
    "method_interval": Translated(
        "Vahemik on samade inimeste vastuste vahede keskmise 95% t-usaldusvahemik. d (av) on "
        "muutus jagatud kahe korra standardhälvete ruutkeskmisega, Hedgesi paranduseta. Sõnad "
        "„veidi“ ja „märgatavalt“ tähendavad, et d (av) on alla 0,2 või vähemalt 0,5.",
        "Интервал — 95-процентный доверительный t-интервал средней разности у тех же людей. "
        "d (av) — изменение, делённое на среднее квадратичное стандартных отклонений за два раза, "
        "без поправки Хеджеса. Слова «немного» и «заметно» значат, что d (av) меньше 0,2 или не "
        "меньше 0,5.",
        "The interval is the 95% t interval of the mean difference of the same people. d (av) is "
        "the change divided by the root mean square of the two standard deviations, without "
        "Hedges' correction. The words “slightly” and “noticeably” mean a d (av) below 0.2 or of "
        "at least 0.5.",
    ),
    "method_items": Translated(
        "Üksikuid väiteid on palju; mõni neist võib muutuda ka juhuslikult.",
        "Отдельных утверждений много; какое-то из них может измениться и случайно.",
        "There are many single statements; one or another may change by chance alone.",
    ),
    "advice": Translated("Mida sellega teha", "Что с этим делать", "What to do with it"),
    "main": Translated("Mis muutus", "Что изменилось", "What changed"),
    "no_main": Translated(
        "Ühtki muutust ei saa joonisel näidata: mõlemal korral vastanuid on alla kümne.",
        "Ни одного изменения на диаграмме показать нельзя: оба раза ответили меньше десяти "
        "человек.",
        "No change can be drawn: fewer than ten people answered both times.",
    ),
    "usefulness": Translated("Mis oli kasulik", "Что было полезно", "What was useful"),
    "no_usefulness": Translated(
        "Seminari kasulikkust ei ole veel hinnanud keegi, seega ei saa selle kohta midagi öelda.",
        "Пользу семинара пока никто не оценил, поэтому сказать о ней нечего.",
        "Nobody has rated the use of the seminar yet, so nothing can be said about it.",
    ),
    "network": Translated("Kellele saab helistada", "Кому можно позвонить", "Whom people can call"),
    "no_network": Translated(
        "Seda, kellele saab helistada, ei saa võrrelda: ühegi inimese vastuseid enne ja pärast ei "
        "õnnestunud siduda.",
        "Сравнить, кому можно позвонить, нельзя: ни у кого не удалось связать ответы до и после.",
        "Whom people can call cannot be compared: nobody's answers before and after could be "
        "linked.",
    ),
    "risks": Translated("Ohud ja ettepanekud", "Риски и предложения", "Risks and proposals"),
    "no_risks": Translated(
        "Ohtude järjestust ei saa võrrelda: ühegi inimese vastuseid nende kohta enne ja pärast ei "
        "õnnestunud siduda.",
        "Порядок рисков сравнить нельзя: ни у кого не удалось связать ответы о них до и после.",
        "The order of risks cannot be compared: nobody's answers about them before and after "
        "could be linked.",
    ),
    "followup_part": Translated("Kolm kuud hiljem", "Через три месяца", "Three months later"),
    "no_followup": Translated(
        "Kolm kuud hiljem ei ole veel keegi vastanud, seega ei ole teada, mis jäi püsima.",
        "На вопросы через три месяца пока никто не ответил, поэтому неизвестно, что сохранилось.",
        "Nobody has answered three months later yet, so it is not known what lasted.",
    ),
    "barriers": Translated("Mis takistas", "Что помешало", "What stood in the way"),
    "trends": Translated(
        "Sarja üritused läbi aja",
        "Мероприятия серии во времени",
        "The events of the series over time",
    ),
    "no_trends": Translated(
        "Aja jooksul ei saa midagi võrrelda: selleks on vaja vähemalt kahte sama sarja üritust, "
        "mille eel samu küsimusi küsiti ja vastajaid oli piisavalt.",
        "Сравнить во времени нечего: нужны хотя бы два мероприятия серии, перед которыми задали те "
        "же вопросы и ответило достаточно людей.",
        "Nothing can be compared over time: that takes at least two events of the series before "
        "which the same was asked and enough people answered.",
    ),
    "alpha": Translated(
        "{name}, {wave}: α = {value} (n = {n})",
        "{name}, {wave}: α = {value} (n = {n})",
        "{name}, {wave}: α = {value} (n = {n})",
    ),
    "spearman_brown": Translated(
        "{name}, {wave}: Spearmani–Browni kordaja {value} (n = {n})",
        "{name}, {wave}: коэффициент Спирмена — Брауна {value} (n = {n})",
        "{name}, {wave}: Spearman–Brown {value} (n = {n})",
    ),
    "method_reliability": Translated(
        "Kui hästi mõõdavad ühe näitaja väited sama asja:",
        "Насколько согласованно утверждения одного показателя измеряют одно и то же:",
        "How well the statements of a scale measure the same thing:",
    ),
    "method_tests": Translated(
        "Põhinäitajate (kuni kolm, nimetatud enne üritust) p-väärtused on Holmi järgi "
        "parandatud; neid ja kõiki teisi arve annab „collector report --json“. Kontrolliks "
        "võrreldi ka kõiki vastajaid, seotuid ja sidumata, osaliselt kattuvate valimite testiga "
        "(Derrick jt 2017).",
        "p-значения главных показателей (до трёх, названы до мероприятия) исправлены по Холму; их "
        "и все остальные числа выдаёт «collector report --json». Для проверки сравнили и всех "
        "ответивших, со связанными и несвязанными ответами, тестом для частично перекрывающихся "
        "выборок (Derrick et al. 2017).",
        "The p values of the primary scales (at most three, named before the event) are adjusted "
        "by Holm; `collector report --json` gives them and every other figure. As a check all who "
        "answered, linked or not, were compared by the test for partially overlapping samples "
        "(Derrick et al. 2017).",
    ),
    "method_parts": Translated(
        "Seost mõõdab Spearmani kordaja (BCa vahemik), osakaalude muutust samade inimeste vastuste "
        "põhjal Newcombe'i vahemik. See, et kaks asja on seotud, ei tähenda, et üks põhjustab "
        "teist.",
        "Связь измерена корреляцией Спирмена (интервал BCa), изменение долей у тех же людей — "
        "интервалом Ньюкомба. Если две вещи связаны, это не значит, что одна вызывает другую.",
        "Going together is measured by Spearman's correlation (BCa interval), change of shares of "
        "the same people by Newcombe's interval. That two things go together does not say that "
        "one causes the other.",
    ),
}

NOT_COMPARED: dict[str, Translated] = {
    "reworded": Translated(
        "Ei võrreldud, sest sõnastus oli kahel korral erinev: {names}.",
        "Не сравнивалось, потому что формулировки различались: {names}.",
        "Not compared, because the wording differed: {names}.",
    ),
    "turned": Translated(
        "Ei võrreldud, sest väide kuulus kahel korral eri näitaja alla või hinnati seda vastupidi: "
        "{names}.",
        "Не сравнивалось, потому что утверждение относилось к разным показателям или оценивалось "
        "наоборот: {names}.",
        "Not compared, because it counted for another scale or the other way round: {names}.",
    ),
    "asked_once": Translated(
        "Ei võrreldud, sest seda küsiti ainult ühel korral: {names}.",
        "Не сравнивалось, потому что об этом спросили только один раз: {names}.",
        "Not compared, because it was asked at one time only: {names}.",
    ),
    "nobody": Translated(
        "Ei võrreldud, sest ükski seotud inimene ei vastanud mõlemal korral: {names}.",
        "Не сравнивалось, потому что никто из связанных людей не ответил оба раза: {names}.",
        "Not compared, because no linked person answered both times: {names}.",
    ),
}
"""Why nothing is said about a change, by the reason of the row."""

COUNTED = Translated("{name} – {n}", "{name} — {n}", "{name} – {n}")
"""A way or a reason and how many."""

WAYS: dict[str, Translated] = {
    "card": Translated("kaart", "карточка", "card"),
    "phone": Translated("sama telefon", "тот же телефон", "the same phone"),
    "personal": Translated("isiklik kood", "личный код", "personal code"),
    "several": Translated("mitu viisi", "несколько способов", "several ways"),
    "other": Translated("muu", "другое", "other"),
}
"""By what people were linked."""

REASONS: dict[str, Translated] = {
    "without": Translated(
        "vastati sidumata", "решили не связывать ответы", "answered without linking"
    ),
    "duplicate": Translated(
        "sama koodi kasutati mitu korda",
        "один код использован несколько раз",
        "the same code was used more than once",
    ),
    "ambiguous": Translated(
        "koodid olid liiga sarnased", "коды слишком похожи", "the codes were too much alike"
    ),
    "alone": Translated(
        "sama koodiga teist vastust ei ole",
        "второго ответа с таким кодом нет",
        "there is no other answer with that code",
    ),
    "other": Translated("muu põhjus", "другая причина", "another reason"),
}
"""Why answers could not be linked."""
