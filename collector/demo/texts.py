"""What simulated participants write: general sentences in three languages, about nobody.

Texts of real participants never come here.
"""

from collector.texts.languages import Translated

RISKS: tuple[Translated, ...] = (
    Translated(
        "Üksi elavad eakad, kelle juures ei käi talvel keegi.",
        "Одинокие пожилые люди, которых зимой никто не навещает.",
        "Older people who live alone and whom nobody visits in winter.",
    ),
    Translated(
        "Kortermajade korstnad ja vana elektrijuhtmestik.",
        "Дымоходы и старая проводка в многоквартирных домах.",
        "Chimneys and old wiring in blocks of flats.",
    ),
    Translated(
        "Pikk elektrikatkestus: kaevud ja pumbad ei tööta ning keegi ei tea, kust vett saab.",
        "Долгое отключение электричества: насосы не работают, и никто не знает, где брать воду.",
        "A long power cut: pumps stop and nobody knows where to get water.",
    ),
    Translated(
        "Noored, kes ei õpi ega tööta ja keda ükski amet ei märka.",
        "Молодёжь, которая не учится и не работает и которую не замечает ни одно ведомство.",
        "Young people who neither study nor work and whom no service notices.",
    ),
    Translated(
        "Kiirteade jõuab vene keeles kohale palju hiljem kui eesti keeles.",
        "Срочные сообщения приходят на русском языке намного позже, чем на эстонском.",
        "Urgent messages arrive much later in Russian than in Estonian.",
    ),
    Translated(
        "Uued uimastid, mida me veel ei tunne ja millest noored räägivad vabalt.",
        "Новые наркотики, которых мы ещё не знаем, а молодёжь говорит о них свободно.",
        "New drugs that we do not know yet, while young people talk of them freely.",
    ),
    Translated(
        "Lähisuhtevägivalla juhtumitest ei jõua info kooli ega perearstini.",
        "Сведения о насилии в семье не доходят ни до школы, ни до семейного врача.",
        "Word of violence at home reaches neither the school nor the family doctor.",
    ),
    Translated(
        "Raudteeülekäigud, kus lapsed lähevad otse üle rööbaste.",
        "Железнодорожные переходы, где дети ходят прямо через рельсы.",
        "Railway crossings where children walk straight over the tracks.",
    ),
    Translated(
        "Väikeettevõtetes ei räägita tööõnnetustest enne, kui keegi haiglasse satub.",
        "На малых предприятиях о несчастных случаях молчат, пока кто-нибудь не попадёт в больницу.",
        "Small firms keep silent about accidents until someone ends up in hospital.",
    ),
    Translated(
        "Järved ja karjäärid, kus suvel ujutakse ja päästjaid ei ole lähedal.",
        "Озёра и карьеры, где летом купаются, а спасателей рядом нет.",
        "Lakes and quarries where people swim in summer, far from any rescuer.",
    ),
)
"""Answers to: one risk or problem that was not talked about enough."""

PROPOSALS: tuple[tuple[str, Translated], ...] = (
    (
        "prevention",
        Translated(
            "Kord aastas ühine kodukülastuste nädal: päästja, sotsiaaltöötaja ja politseinik.",
            "Раз в год общая неделя визитов на дом: спасатель, соцработник и полицейский.",
            "A joint week of home visits every year: rescue, social work and police together.",
        ),
    ),
    (
        "response",
        Translated(
            "Üks telefoninumbrite leht kõigile asutustele, uuendatud kaks korda aastas.",
            "Один список телефонов для всех учреждений, обновляемый дважды в год.",
            "One page of telephone numbers for all services, renewed twice a year.",
        ),
    ),
    (
        "response",
        Translated(
            "Harjutada suurõnnetusest teavitamist korraga kahes keeles.",
            "Отрабатывать оповещение о крупной аварии сразу на двух языках.",
            "Practise warning of a large accident in two languages at once.",
        ),
    ),
    (
        "elimination",
        Translated(
            "Leppida ette kokku, kes hoolitseb inimeste eest pärast evakuatsiooni esimest ööd.",
            "Заранее договориться, кто заботится о людях после первой ночи эвакуации.",
            "Agree beforehand who looks after people after the first night of an evacuation.",
        ),
    ),
    (
        "prevention",
        Translated(
            "Tasuta suitsuandurid koos paigaldamisega üksi elavatele eakatele.",
            "Бесплатные датчики дыма с установкой для одиноких пожилых людей.",
            "Free smoke alarms, fitted free of charge, for older people who live alone.",
        ),
    ),
    (
        "prevention",
        Translated(
            "Koolis igal kevadel tund sellest, kuidas kutsuda abi ja mida öelda.",
            "Каждую весну в школе урок о том, как вызвать помощь и что сказать.",
            "A lesson at school each spring on how to call for help and what to say.",
        ),
    ),
    (
        "response",
        Translated(
            "Väike ühine õppus igas vallas, mitte ainult suur õppus maakonnakeskuses.",
            "Небольшие совместные учения в каждой волости, а не только большие в центре уезда.",
            "A small joint exercise in each municipality, not only a large one in the county town.",
        ),
    ),
    (
        "elimination",
        Translated(
            "Pärast iga rasket juhtumit ühine kokkuvõte: mis läks hästi ja mida muudame.",
            "После каждого тяжёлого случая общий разбор: что получилось и что изменим.",
            "After every serious incident a joint review: what went well and what we change.",
        ),
    ),
    (
        "dk",
        Translated(
            "Kohtuda sagedamini ja lühemalt, näiteks kord kvartalis kaks tundi.",
            "Встречаться чаще и короче, например раз в квартал на два часа.",
            "Meet more often and for less time, say two hours every quarter.",
        ),
    ),
)
"""Answers to: one proposal for a safer county, each with the stage that it is about."""

CHANGES: tuple[Translated, ...] = (
    Translated(
        "Helistan nüüd otse, enne saatsin kirja ja ootasin.",
        "Теперь звоню напрямую, а раньше приходилось писать и ждать.",
        "I call directly now; before, I wrote and waited.",
    ),
    Translated(
        "Oleme naabervallaga kaks korda koos käinud.",
        "Мы дважды встретились с соседней волостью.",
        "We have met the neighbouring municipality twice.",
    ),
    Translated(
        "Midagi suurt ei ole muutunud, aega ei jätku.",
        "Ничего существенного не изменилось, не хватает времени.",
        "Nothing much has changed; there is not enough time.",
    ),
    Translated(
        "Vaatasime oma kriisiplaani üle ja parandasime kontaktid.",
        "Мы пересмотрели свой кризисный план и исправили контакты.",
        "We went through our crisis plan and corrected the contacts.",
    ),
    Translated(
        "Kool ja politsei arutavad juhtumid nüüd läbi samal nädalal.",
        "Школа и полиция теперь обсуждают случаи на той же неделе.",
        "School and police now talk cases over in the same week.",
    ),
    Translated(
        "Tean paremini, mida Päästeamet minult ootab.",
        "Лучше знаю, чего от меня ждёт Спасательный департамент.",
        "I know better what the Rescue Board expects of me.",
    ),
)
"""Answers to: what has changed since the seminar."""
