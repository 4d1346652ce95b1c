from collector.texts.languages import Translated


def test_each_value_is_put_in_in_its_language():
    text = Translated("{name}: {n} {code}", "{name}, {n} {code}", "{name} {n} {code}")

    filled = text.fill(name=Translated("üks", "один", "one"), n=1, code=str.upper)

    assert filled == Translated("üks: 1 ET", "один, 1 RU", "one 1 EN")
