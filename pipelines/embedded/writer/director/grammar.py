"""The little words of English that bind the others: articles, joints, refusals; and nouns that may be verbs."""


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


ARTICLES = _set("a an the this that these those my your our his her its their some any every each all more most other")
ONE = _set("a an this that every each")
PRONOUNS = _set(
    "i you he she it we they me him them us who which what that there here somebody nobody nothing none everyone"
    " everybody everything something anything mine yours ours"
)
JOINTS = _set(
    "and then or nor but while when where as so because until till before after since though although if than"
)
REFUSALS = _set("no not without never neither nor hardly lacking minus")
VERBS_OF_BEING = _set(
    "is are was were be been being am has have had having does do did will would shall should can could may might must"
    " becomes become became turns turned turn seems seem gets get grows grow goes go comes come came went stands stand"
    " stood lies lie lay sits sit hangs hang appears appear let makes make"
)
PREPOSITIONS = _set(
    "on in at over above under below beneath beside by near behind beyond before across through along around between"
    " among amid against of from to into onto upon towards toward off out up down with within outside inside past"
    " after until about for like without via round underneath atop opposite next"
)
ADVERBS = _set(
    "very quite so too really just only even still yet again now then soon slowly softly gently quietly suddenly away"
    " together alone here there everywhere somewhere nowhere always ever once twice almost already perhaps maybe"
    " please also rather much many more most bit little lot well far indeed instead"
)
FUNCTION_WORDS = ARTICLES | PRONOUNS | JOINTS | REFUSALS | VERBS_OF_BEING | PREPOSITIONS | ADVERBS | _set("'s s o oh")
WITHOUT = frozenset({"instead of", "rather than", "free of", "empty of", "devoid of", "no more"})
INTO_TIMES = _set("to into until till becomes become turns turning toward towards before")
AFTER_TIMES = _set("after since from")
BEHIND = _set("behind beyond above past")
BELOW = _set("below beneath under underneath")
ABOVE = _set("over above across")
IN_OR_ON = _set("on in into upon onto across amid over through within")

VERBLIKE = _set(
    "rose sails sail steps step swing swings duck ducks bear bears crane cranes rocks rushes seal seals swallow"
    " swallows fish fishes fire fires walls bats bat kite camp camps mill mills book books sign signs train"
    " trains coach waves wave falls fall figure figures home shed sheds punt stall stalls tower towers arch"
    " arches bridge bridges crowd crowds pine pines hound hounds fly flies snow snows rain rains storm storms"
    " light lights blossom blossoms wind winds flock flocks spring springs drum dances shell shells lamb fence"
    " fences gate sled well ship ships dock docks mushrooms mushroom balloon balloons mist mists fountain cave"
    " caves cloud clouds pool pools stream streams path range ranges fork track tracks trail trails lane"
)
"""Nouns that are verbs after a noun or a pronoun: "the moon rose", "geese fly", "a road winds", "he steps out"."""
MATERIALS = _set("stone rock crystal coral bamboo shell")
"""Things that are only what the next thing is made of."""
WEATHER_VERBS = _set("snow snows rain rains storm storms mist mists")
"""Verbs that bring their weather all the same."""

COLOURABLE = _set(
    "sky skies light lights cloud clouds glow air horizon evening morning dawn dusk night haze mist sunset sunrise"
    " world land everything colours colors shadows tones shades dream day twilight afternoon silence"
)
"""What a colour must stand before to colour the whole picture, when its word is also that of a thing."""
PARTS = frozenset(
    "autumn leaves,red leaves,blossoms,cherry blossoms,apples,grapes,sails,columns,chimneys,domes,minarets,bales,stairs"
    ",steps,stones,books,gems,diamonds,embers".split(",")
)
"""Words in the plural for one thing: many leaves are one maple."""
ALOFT = _set("stars clouds heavens constellations")
LUMINOUS = _set("sun moon crescent comet galaxy rainbow aurora lightning fireworks lanterns volcano campfire")
"""Things whose colour is the picture's: a red moon reddens everything, a red boat does not."""

LOOSE_STYLES = _set(
    "ink oil oils chalk chalks poster canvas turner vincent storybook crayon crayons blackboard calligraphy"
    " illustration tempera"
)
"""Names of styles that also stand for things: they count only after "in", "as", "like", or alone."""
STYLE_LEADS = _set("in as like with painted drawn of style a by")

PERSONS = _set(
    "walker woman child couple crowd family fisherman farmer shepherd sailor knight king wizard rider dancer musician"
    " painter reader monk astronaut"
)
VESSELS = _set("boat ship rowing-boat canoe gondola steamer raft paper-boat")
FOWL = _set("birds gulls crow geese eagle crane")
TREES = _set("oak pine birch willow cypress palm cherry-tree apple-tree maple baobab dead-tree")
FLOWERS = _set("daisies roses tulips poppies lavender sunflowers")
DWELLINGS = _set("house cottage cabin barn")
MOONS = _set("moon crescent")
KIN = {
    "crowd": PERSONS, "walker": PERSONS, "boat": VESSELS, "ship": VESSELS, "birds": FOWL, "oak": TREES,
    "daisies": FLOWERS, "house": DWELLINGS, "moon": MOONS, "crescent": MOONS, "castle": _set("castle palace tower"),
}  # fmt: skip
"""What else one may mean by a word: "no people" means nobody at all, "the boat" may be a canoe."""
