"""The fixed words of a report page, in three languages.

Sentences about results belong to `core/wording`, words in charts to `charts/words`.
"""

from collector.core.languages import Translated

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
    "answer": Translated("Lühidalt", "Коротко", "The answer"),
    "sure": Translated("Kui kindel see on", "Насколько это надёжно", "How sure we are"),
    "responses": Translated(
        "Vastajaid: {waves}.", "Число ответивших: {waves}.", "People who answered: {waves}."
    ),
    "linked": Translated(
        "Mõlemal korral vastas {people}, kelle vastused sai omavahel siduda, teadmata, kes nad "
        "on; muutusest räägime ainult nende põhjal.",
        "Людей, чьи ответы до и после удалось связать: {n}; кто они, мы не знаем, и об изменении "
        "судим только по ним.",
        "The before and after answers of {people} were linked without knowing who they are; what "
        "is said about change is about them alone.",
    ),
    "duplicates": Translated(
        "Sama kaardi koodi kasutati ühes küsitlusvoorus mitu korda, seepärast jäi sidumata "
        "vastuseid: {n}.",
        "В одном опросе один и тот же код карточки ввели несколько раз, поэтому не удалось связать "
        "ответов: {n}.",
        "Answers left unlinked because the same card code was used more than once: {n}.",
    ),
    "interval": Translated(
        "Vahemik näitab, kui suur võib muutus tegelikult olla: 95 korral 100-st sisaldab nii "
        "arvutatud vahemik tegelikku muutust. Kui vahemikus on null, ei saa öelda, kas midagi "
        "muutus.",
        "Интервал показывает, каким изменение может быть на деле: в 95 случаях из 100 такой "
        "интервал содержит истинное изменение. Если в нём есть ноль, нельзя сказать, изменилось ли "
        "что-нибудь.",
        "The range says how large the change may really be: 95 times out of 100 a range made this "
        "way holds the true change. If zero is in it, nobody can say whether anything changed.",
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
    "range": Translated("Vahemik", "Интервал", "Range"),
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
        "Интервал — 95-процентный доверительный t-интервал среднего разностей у тех же людей. "
        "d (av) — изменение, делённое на среднее квадратичное стандартных отклонений за два раза, "
        "без поправки Хеджеса. Слова «немного» и «заметно» значат, что d (av) меньше 0,2 или не "
        "меньше 0,5.",
        "The range is the 95% t interval of the mean difference of the same people. d (av) is the "
        "change divided by the root mean square of the two standard deviations, without Hedges' "
        "correction. The words “slightly” and “noticeably” mean a d (av) below 0.2 or of at least "
        "0.5.",
    ),
    "method_items": Translated(
        "Üksikuid väiteid on palju; mõni neist võib muutuda ka juhuslikult.",
        "Отдельных утверждений много; какое-то из них может измениться и случайно.",
        "There are many single statements; one or another may change by chance alone.",
    ),
}
