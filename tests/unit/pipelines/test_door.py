"""The door's names are pinned: a name that appears or goes is a decision."""

import pipelines


def test_the_door_exports_exactly_these_names() -> None:
    assert sorted(pipelines.__all__) == sorted(
        """ArtefactStore Artefact Beat Began CAP_B Catalog Depth DoorBrief EngineMissing Event Feel Garbled Groove Hour
        House Instrument JobFailed JobTimeout Key Lamp Made Mode ModelCard MusicBrief Musician Narrator Note
        Pace Painter Painting Performance Picture PipelineError Progress Prompt Provenance Refused Region
        RoomBrief Section Settings Side Sound SpeechBrief Spoken Stem StillBrief StoreFull Stored ThingBrief
        TINY_TITAN_B VOICES Voice WordTime WorkerLost Writer ask encode_png encode_webp open_house read_catalog
        read_settings telling truthy""".split()
    )
    assert all(hasattr(pipelines, name) for name in pipelines.__all__)


def test_every_error_is_a_sentence_with_a_code_of_its_own() -> None:
    from pipelines.errors import BY_CODE, PipelineError

    kinds = PipelineError.__subclasses__()
    assert len(BY_CODE) == len(kinds) + 1
    assert all(kind("Say so.").says == str(kind("Say so.")) == "Say so." for kind in kinds)
