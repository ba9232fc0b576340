"""The door's names are pinned: a name that appears or goes is a decision."""

import pipelines


def test_the_door_exports_exactly_these_names() -> None:
    assert sorted(pipelines.__all__) == sorted(
        """Artefact ArtefactStore Beat Began Breath CAP_B COLOURS Carried Catalog Closing Codes Composition Critic
        Daytime Depth DoorBrief EDGE_PX Ear EngineMissing Event Feel Garbled Groove Heard Hour House Instrument
        JobFailed JobTimeout Key LANDS LORA Lamp Land Listener Made Meaning Mode ModelCard MuralBrief MusicBrief
        Musician Narrator Note Pace Painter Painting Palette Passage Performance Picture PipelineError Pixels Place
        Placed Progress Prompt Provenance Refused Region RoomBrief STRIP_PX STYLES Sampling Section Settings Shot
        Side Size Sound Speaking SpeechBrief Spoken Stem StillBrief Stop StoreFull Stored Stretch StripBrief
        StripPainting Style Subject Surveyor TINY_TITAN_B Thing ThingBrief VOICES Verdict Voice Weather WordTime
        WorkerLost Writer Zone ask by_rules concern_of encode_png encode_webp is_harmful meanings open_house palettes
        read_catalog read_settings safe_prompt telling things truthy turned xmp""".split()
    )
    assert all(hasattr(pipelines, name) for name in pipelines.__all__)


def test_every_error_is_a_sentence_with_a_code_of_its_own() -> None:
    from pipelines.errors import BY_CODE, PipelineError

    kinds = PipelineError.__subclasses__()
    assert len(BY_CODE) == len(kinds) + 1
    assert all(kind("Say so.").says == str(kind("Say so.")) == "Say so." for kind in kinds)
