"""The door's names are pinned: a name that appears or goes is a decision."""

import pipelines


def test_the_door_exports_exactly_these_names() -> None:
    assert sorted(pipelines.__all__) == sorted(
        """ArtefactStore Artefact Beat Began CAP_B Catalog EngineMissing Event Feel Garbled Groove House Instrument
        JobFailed JobTimeout Key Made Mode ModelCard MusicBrief Musician Note Performance Picture PipelineError Progress
        Prompt Provenance Refused Section Settings Sound Stem StoreFull Stored TINY_TITAN_B WorkerLost Writer ask
        encode_png open_house read_catalog read_settings telling truthy""".split()
    )
    assert all(hasattr(pipelines, name) for name in pipelines.__all__)


def test_every_error_is_a_sentence_with_a_code_of_its_own() -> None:
    from pipelines.errors import BY_CODE, PipelineError

    kinds = PipelineError.__subclasses__()
    assert len(BY_CODE) == len(kinds) + 1
    assert all(kind("Say so.").says == str(kind("Say so.")) == "Say so." for kind in kinds)
