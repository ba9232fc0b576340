"""A launched server, asked over HTTP as a visitor's browser and a program would."""

from gradio_client import Client

from tests.live import LiveStudio


def submit(studio: LiveStudio, **wish: object) -> list[dict]:
    job = Client(studio.url, verbose=False).submit(wish, api_name="/lofinity_press")
    job.result(timeout=20)
    return job.outputs()


def test_a_job_streams_its_words_in_order_and_ends_with_done(studio: LiveStudio) -> None:
    words = submit(studio, text="rainy night train", script="tape")
    assert [word["seq"] for word in words] == list(range(1, len(words) + 1))
    assert [word["kind"] for word in words if word.get("name") != "progress"] == ["accepted", "began", "made", "done"]


def test_a_file_that_was_made_is_fetched_by_its_url_whole_or_in_part(studio: LiveStudio) -> None:
    file = next(word for word in submit(studio, script="tape") if word.get("name") == "music")["value"]["file"]
    whole = studio.get(file["url"])
    assert (whole.status_code, len(whole.content)) == (200, file["bytes"])
    part = studio.get(file["url"], range="bytes=0-3")
    assert (part.status_code, part.content) == (206, b"fLaC")


def test_hostile_text_comes_back_as_json_text(studio: LiveStudio) -> None:
    hostile = "</script><img src=x onerror=alert(1)> {{7*7}} \u202e"
    assert submit(studio, text=hostile)[2]["value"] == {"text": hostile}


def test_a_wish_that_does_not_fit_is_told_why_in_a_sentence(studio: LiveStudio) -> None:
    (word,) = submit(studio, text="nothing")
    assert (word["kind"], word["code"]) == ("failed", "invalid")
    assert word["says"] == "The wish is empty. Type a few words."
