"""The environment is read once and read well."""

import pytest

from pipelines import read_settings, truthy


@pytest.mark.parametrize("text", ["1", "true", "True", "TRUE", "t", "yes", " on "])
def test_every_way_of_saying_yes_is_yes(text: str) -> None:
    assert truthy(text)
    assert read_settings({"SPACES_ZERO_GPU": text}).zero_gpu


@pytest.mark.parametrize("text", [None, "", "0", "false", "no", "off", "maybe"])
def test_everything_else_is_no(text: str | None) -> None:
    assert not truthy(text)


def test_an_empty_environment_gives_the_defaults() -> None:
    settings = read_settings({})
    assert settings.engine == "auto"
    assert settings.port is None
    assert not settings.zero_gpu
    assert settings.data_dir.name == "small-worlds"


def test_the_spaces_own_names_are_understood() -> None:
    settings = read_settings({"GRADIO_SERVER_NAME": "0.0.0.0", "GRADIO_SERVER_PORT": "7860", "SPACE_ID": "me/worlds"})
    assert (settings.host, settings.port, settings.space_id) == ("0.0.0.0", 7860, "me/worlds")


@pytest.mark.parametrize("port", ["http", "-1", "0", "70000", "7860x"])
def test_a_port_that_is_none_is_refused_with_a_sentence(port: str) -> None:
    with pytest.raises(ValueError, match="Give a number from 1 to 65535"):
        read_settings({"PORT": port})


def test_a_writer_is_a_model_of_a_local_ollama_and_nothing_else() -> None:
    assert read_settings({"WRITER": " ollama:llama3.2:3b "}).writer == "ollama:llama3.2:3b"
    assert read_settings({}).writer is None
    for odd in ("llama3.2", "ollama:", "http://example.org"):
        with pytest.raises(ValueError, match="WRITER is"):
            read_settings({"WRITER": odd})


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("", "http://127.0.0.1:11434"),
        ("0.0.0.0:11434", "http://127.0.0.1:11434"),
        ("box.local:9000/", "http://box.local:9000"),
        ("https://box.local", "https://box.local"),
    ],
)
def test_ollamas_own_variable_says_where_it_is(host: str, address: str) -> None:
    assert read_settings({"OLLAMA_HOST": host}).ollama_host == address
