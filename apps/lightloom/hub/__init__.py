"""Live voices: threads to the house, small ears, shared looms, benches. In memory alone; knows no web server."""

from apps.lightloom.hub.benches import Bench, Benches
from apps.lightloom.hub.ears import Ears
from apps.lightloom.hub.looms import Looms, Seat
from apps.lightloom.hub.record import Said
from apps.lightloom.hub.sounds import Sounds
from apps.lightloom.hub.thread import Hub, Thread

__all__ = ["Bench", "Benches", "Ears", "Hub", "Looms", "Said", "Seat", "Sounds", "Thread"]
