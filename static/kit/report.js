/**
 * A way to tell the keeper of the house that something is wrong: a sheet with a short form. What is sent is read by nobody
 * else; on a Space one can say it in the open as well. Knows no world but its name.
 */
import { Bin } from "kit/bin.js";
import { make } from "kit/dom.js";
import { Sheet } from "kit/hud.js";

export const WORDS_CHARS = 500;
const ABOUT = /** @type {const} */ ([
  ["hurtful", "something that should not be shown"],
  ["rights", "somebody's work, name or face"],
  ["broken", "something that does not work"],
  ["other", "something else"],
]);
const UNHEARD = "The house cannot be reached just now. Please try again in a moment.";

/** The page for writing in the open, with a title to begin with. @param {string} talk_url @param {string} world */
export const openly = (talk_url, world) => `${talk_url}?${new URLSearchParams({ title: `Report: ${world}` })}`;

/** Sends a report; what the house answers, in a sentence. @param {{ world: string, what: string, words: string }} report @returns {Promise<{ sent: boolean, says: string }>} */
export async function tellKeeper(report) {
  const answer = await fetch("/report", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(report),
  }).catch(() => null);
  const told = await answer?.json().catch(() => null);
  return { sent: answer?.ok === true, says: typeof told?.says === "string" ? told.says : UNHEARD };
}

export class Report {
  #bin = new Bin();
  #world;
  #what = make("select", { name: "what" }, ...ABOUT.map(([value, words]) => make("option", { value }, words)));
  #words = make("textarea", { name: "words", rows: 4, maxlength: WORDS_CHARS });
  #send = make("button", { class: "button", type: "submit" }, "Send");
  #says = make("p", { class: "report-says", role: "status" });
  #open = make("p", { hidden: true });
  #sheet;

  /** @param {string} world the name of its door; "street" for the lobby */
  constructor(world) {
    this.#world = world;
    const form = make(
      "form",
      { class: "report" },
      make("p", {}, "It goes to the keeper of this house, in your words alone: nothing about you is sent or kept."),
      make("label", {}, "What is it about? ", this.#what),
      make("label", {}, `In your words, if you like (${WORDS_CHARS} characters)`, this.#words),
      this.#send,
      this.#says,
      this.#open,
    );
    this.#sheet = this.#bin.keep(new Sheet({ title: "Report something", content: form, name: "panel" }));
    this.#bin.listen(form, "submit", (event) => {
      event.preventDefault();
      this.#tell();
    });
  }

  open() {
    this.#says.textContent = "";
    this.#sheet.open();
    this.#findOpenWay();
  }

  dispose() {
    this.#bin.dispose();
  }

  async #tell() {
    if (this.#send.disabled) return;
    this.#send.disabled = true;
    const { sent, says } = await tellKeeper({
      world: this.#world,
      what: this.#what.value,
      words: this.#words.value.slice(0, WORDS_CHARS),
    });
    this.#send.disabled = false;
    if (sent) this.#words.value = "";
    this.#says.textContent = says;
  }

  /** On a Space there is a page where everybody can read along. */
  async #findOpenWay() {
    if (this.#open.hasChildNodes()) return;
    const answer = await fetch("/doors.json").catch(() => null);
    const url = (await answer?.json().catch(() => null))?.links?.talk_url;
    if (typeof url !== "string" || this.#open.hasChildNodes()) return;
    const href = openly(url, this.#world);
    this.#open.append(
      make("a", { href, target: "_blank", rel: "noopener" }, "Or write on the community page, for all to read"),
    );
    this.#open.hidden = false;
  }
}
