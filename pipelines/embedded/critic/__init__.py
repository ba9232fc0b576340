"""The critic without weights: phrases, shots and small pictures -> a mural's name and where its film rests."""

from pipelines.embedded.critic.facts import facts_of
from pipelines.embedded.critic.naming import name_of, ways
from pipelines.embedded.critic.stops import stops_of
from pipelines.embedded.writer.recipe.chance import Chance
from pipelines.roles import MuralBrief, Verdict


class EmbeddedCritic:
    """Plays the Critic role by rules and a measure of what stands out. The same mural has the same name."""

    name = "embedded critic 1"

    def wake(self) -> None:
        ways("titles.txt")

    def judge(self, brief: MuralBrief) -> Verdict:
        """The verdict on a mural of 1..300 strips; about 5 ms a strip. Raises ValueError for a mural of none."""
        if not brief.shots:
            raise ValueError("a mural without strips has no name")
        chance = Chance("mural", brief.seed, *brief.words)
        title, subtitle = name_of(facts_of(brief), chance)
        return Verdict(title, subtitle, stops_of(brief))
