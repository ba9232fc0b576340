/** The foot of a world's "?" sheet: who plays, what the models' licences ask, and a way to report something. */
import { Bin } from "kit/bin.js";
import { make } from "kit/dom.js";
import { Report } from "kit/report.js";
import { whoPlays } from "kit/who-plays.js";

/**
 * What is to be said of the engines of a world. @param {any} doors as /doors.json tells it @param {string} world
 * @returns {string[]} sentences
 */
export function saysOf(doors, world) {
  const own = doors?.doors?.find((/** @type {{ slug: string }} */ { slug }) => slug === world);
  return [own?.engine ?? doors?.engine?.says ?? "", ...(own?.terms ?? []), ...(own?.credits ?? [])].filter(Boolean);
}

export class About {
  element;
  #bin = new Bin();
  #world;
  #list = make("ul");
  #asked = false;

  /** @param {string} world the name of its door */
  constructor(world) {
    this.#world = world;
    const report = this.#bin.keep(new Report(world));
    const way = make(
      "button",
      { class: "about-report", type: "button", "aria-haspopup": "dialog" },
      "Report something",
    );
    this.#bin.listen(way, "click", () => report.open());
    this.element = make(
      "section",
      { class: "about-house" },
      make("h3", {}, "Who plays"),
      this.#list,
      make("p", {}, make("a", { href: "/ledger" }, "All models and their licences"), " · ", way),
    );
  }

  /** Called when the sheet opens: then it is worth asking. */
  opened() {
    if (this.#asked) return;
    this.#asked = true;
    this.#bin.add(whoPlays((doors) => this.#tell(saysOf(doors, this.#world))));
  }

  dispose() {
    this.#bin.dispose();
  }

  /** @param {readonly string[]} sentences */
  #tell(sentences) {
    this.#list.replaceChildren(...sentences.map((sentence) => make("li", {}, sentence)));
  }
}
