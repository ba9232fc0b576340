"""Every drawing of a thing that can stand in a mural: importing this registers them all in sketch.KINDS."""

from pipelines.embedded.painter.mural.things import aircraft as aircraft
from pipelines.embedded.painter.mural.things import boats as boats
from pipelines.embedded.painter.mural.things import castles as castles
from pipelines.embedded.painter.mural.things import flyers as flyers
from pipelines.embedded.painter.mural.things import sea_beasts as sea_beasts
from pipelines.embedded.painter.mural.things import sky as sky
from pipelines.embedded.painter.mural.things import towers as towers
from pipelines.embedded.painter.mural.things import water as water
