from prometheus_client.parser import text_string_to_metric_families

from collector.web.measures.counters import Counters, gauge, write_families


def read(text):
    """Return the samples that Prometheus reads in a text."""
    return {
        (sample.name, *sample.labels.values()): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def test_prometheus_reads_requests_and_how_long_they_took():
    counters = Counters()
    for seconds in (0.004, 0.03, 0.25, 12.0):
        counters.count("/e/<event_slug>", "POST", 200, seconds)

    samples = read(write_families(counters.families()))

    bucket = {key[2]: value for key, value in samples.items() if key[0].endswith("_bucket")}
    assert samples["collector_requests_total", "/e/<event_slug>", "POST", "200"] == 4
    assert samples["collector_request_seconds_count", "/e/<event_slug>"] == 4
    assert samples["collector_request_seconds_sum", "/e/<event_slug>"] == 12.284
    assert [bucket[end] for end in ("0.005", "0.025", "0.05", "0.25", "10.0", "+Inf")] == [
        1,
        1,
        2,
        3,
        3,
        4,
    ]


def test_measure_that_is_unknown_has_no_sample():
    families = gauge("age_seconds", "An age.", None), gauge("info", "A version.", 1, version="1.0")

    samples = read(write_families(families))

    assert samples == {("collector_info", "1.0"): 1}
