"""What the published questionnaire of the tests asks, in three languages."""

SCALES = {
    "motivation": ("Motivatsioon", "Мотивация", "Motivation"),
    "safety": ("Turvatunne", "Чувство безопасности", "Sense of safety"),
}

CHARTS = {
    "change_overview": ("Kõik muutused", "Все изменения", "All changes"),
    "change_safety": SCALES["safety"],
}

ITEMS = {
    "mot_interest": (
        "motivation",
        "Koostöö meie maakonna turvalisuse nimel pakub mulle huvi.",
        "Мне интересно вместе работать над безопасностью нашего уезда.",
        "I find working together on the safety of our county interesting.",
    ),
    "mot_pointless": (
        "motivation",
        "Sellised kohtumised muudavad tegelikult vähe.",
        "Такие встречи на деле мало что меняют.",
        "Meetings like this change little in practice.",
    ),
    "safe_everyday": (
        "safety",
        "Inimesed on meie maakonnas igapäevaelus kaitstud.",
        "В повседневной жизни люди в нашем уезде в безопасности.",
        "People in our county are safe in their everyday life.",
    ),
    "safe_help": (
        "safety",
        "Kui juhtuks midagi tõsist, jõuaks abi õigel ajal kohale.",
        "Если случится что-то серьёзное, помощь придёт вовремя.",
        "If something serious happened, help would come in time.",
    ),
}

AGREEMENT = {
    "1": ("Ei nõustu üldse", "Совсем не согласен", "Strongly disagree"),
    "2": ("Pigem ei nõustu", "Скорее не согласен", "Disagree"),
    "3": ("Nii ja naa", "И да и нет", "Neither"),
    "4": ("Pigem nõustun", "Скорее согласен", "Agree"),
    "5": ("Nõustun täiesti", "Полностью согласен", "Strongly agree"),
}

ROLES = {
    "leading": ("Juhin asutust või üksust", "Руковожу", "Leading an organisation or unit"),
    "practice": ("Spetsialist või praktik", "Специалист", "Specialist or practitioner"),
    "other": ("Vabatahtlik või muu", "Доброволец или другое", "Volunteer or other"),
}

MISSING = {"name": "dk", "missing": True, "label": ("Ei oska öelda", "Не знаю", "Don't know")}
