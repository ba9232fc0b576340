"""Every drawing of a thing that can stand in a mural: importing this registers them all in sketch.KINDS."""

from pipelines.embedded.painter.mural.things import aircraft as aircraft
from pipelines.embedded.painter.mural.things import beasts as beasts
from pipelines.embedded.painter.mural.things import birds_on_ground as birds_on_ground
from pipelines.embedded.painter.mural.things import boats as boats
from pipelines.embedded.painter.mural.things import castles as castles
from pipelines.embedded.painter.mural.things import figures as figures
from pipelines.embedded.painter.mural.things import flowers as flowers
from pipelines.embedded.painter.mural.things import flyers as flyers
from pipelines.embedded.painter.mural.things import furniture as furniture
from pipelines.embedded.painter.mural.things import groves as groves
from pipelines.embedded.painter.mural.things import herd as herd
from pipelines.embedded.painter.mural.things import homes as homes
from pipelines.embedded.painter.mural.things import people as people
from pipelines.embedded.painter.mural.things import sanctuaries as sanctuaries
from pipelines.embedded.painter.mural.things import sea_beasts as sea_beasts
from pipelines.embedded.painter.mural.things import sky as sky
from pipelines.embedded.painter.mural.things import small_animals as small_animals
from pipelines.embedded.painter.mural.things import stones as stones
from pipelines.embedded.painter.mural.things import towers as towers
from pipelines.embedded.painter.mural.things import trees as trees
from pipelines.embedded.painter.mural.things import undergrowth as undergrowth
from pipelines.embedded.painter.mural.things import water as water
from pipelines.embedded.painter.mural.things import wheels as wheels
from pipelines.embedded.painter.mural.things import works as works
