"""What things are made of."""

from pipelines.embedded.painter.colour import colour

OAK, WALNUT, PINE, MAHOGANY = colour("9a6638"), colour("6a4228"), colour("c89a60"), colour("7a3424")
BRASS, IRON, STEEL, COPPER = colour("e0b058"), colour("4a4a52"), colour("9aa4b0"), colour("c87848")
ZINC = colour("a8b4ba")
PAPER, CARD, INK = colour("f4ead0"), colour("e6d4a8"), colour("221a1c")
LEATHER, CLOTH, STRAW, WICKER = colour("8a5030"), colour("a03a3a"), colour("d8b868"), colour("b88a4c")
STONE, MOSS, BRICK, EARTH = colour("a8a498"), colour("6a8a4c"), colour("a05a42"), colour("4a3426")
GLASS, ICE, WATER, FROST = colour("a8d0d4"), colour("b8dcec"), colour("2f6f86"), colour("eef6f8")
RED, BLUE, GREEN, ROSE, WHITE = colour("c03a30"), colour("3a5a9a"), colour("3f7a52"), colour("e0949a"), colour("f4f0e6")
DARK = colour("1a1416")
BOOKS = tuple(colour(one) for one in ("a04a3a", "3f6a7a", "8a6a34", "4a7052", "c09a54", "6a4a72", "7a2f2a", "d8c8a0"))
