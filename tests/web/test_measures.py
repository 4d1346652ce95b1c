from prometheus_client import generate_latest
from prometheus_client.parser import text_string_to_metric_families

from collector.web.measures import Measures, see


def end(measures, path, method="POST", status=200, outcome=""):
    """Count a request as the server does."""
    seen = see({"REQUEST_METHOD": method})
    seen.route, seen.outcome = path, outcome
    seen.end(status, measures)


def read(measures):
    """Return the samples that Prometheus reads."""
    text = generate_latest(measures.registry).decode()
    return {
        (sample.name, *sample.labels.values()): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def test_prometheus_reads_requests_and_how_long_they_took():
    measures = Measures()
    for status in (200, 200, 422):
        end(measures, "/e/<event_slug>", status=status)

    samples = read(measures)

    assert samples["collector_requests_total", "POST", "/e/<event_slug>", "200"] == 2
    assert samples["collector_requests_total", "POST", "/e/<event_slug>", "422"] == 1
    assert samples["collector_request_seconds_count", "/e/<event_slug>"] == 3
    assert samples["collector_request_seconds_bucket", "+Inf", "/e/<event_slug>"] == 3
    assert [key for key in samples if key[0].endswith("_created")] == []


def test_only_what_is_sent_for_a_wave_is_a_submission():
    measures = Measures()
    end(measures, "/e/<event_slug>/<wave_name>", outcome="accepted")
    end(measures, "/e/<event_slug>", "GET", 404, outcome="not_found")
    end(measures, "/receipt", outcome="not_found")

    samples = read(measures)

    assert [key for key in samples if key[0] == "collector_submissions_total"] == [
        ("collector_submissions_total", "accepted")
    ]


def test_sending_again_what_was_withdrawn_is_counted_among_others():
    measures = Measures()
    end(measures, "/e/<event_slug>", status=410, outcome="withdrawn")

    samples = read(measures)

    assert samples["collector_submissions_total", "other"] == 1
    assert ("collector_submissions_total", "withdrawn") not in samples


def test_method_that_nobody_knows_is_no_label_of_its_own():
    measures = Measures()
    end(measures, "unknown", "CANARY")

    assert ("collector_requests_total", "other", "unknown", "200") in read(measures)
