/** What one did in the room, under its text; the newest line is announced, and what it brought is named. */
import { make } from "kit/dom.js";
import { announce } from "kit/hud.js";

/** @typedef {import("rooms/lines.js").Line} Line */

export class Happenings {
  #list;
  /** @type {string[]} */
  #shown = [];

  /** @param {HTMLElement} list */
  constructor(list) {
    this.#list = list;
  }

  /** @param {readonly Line[]} lines @param {(id: string) => string} named what a find is called */
  show(lines, named) {
    const keys = lines.map(({ key, finds }) => `${key}${(finds ?? []).map(named)}`);
    const same = this.#shown.every((key, i) => key === keys[i]);
    if (same && keys.length === this.#shown.length) return;
    if (!same) this.#list.replaceChildren();
    const from = same ? this.#shown.length : 0;
    for (const line of lines.slice(from)) this.#list.append(this.#entry(line, named));
    this.#shown = keys;
    if (!same) return;
    const added = lines.slice(from);
    announce(added.map(({ text, finds }) => [text, got(finds ?? [], named)].filter(Boolean).join(" ")).join(" "));
    this.#list.lastElementChild?.scrollIntoView({ block: "nearest" });
  }

  /** @param {Line} line @param {(id: string) => string} named */
  #entry({ kind, text, words, finds }, named) {
    const entry = make("li", { class: kind, dir: "auto" });
    if (words) entry.append(make("q", {}, words), " ");
    entry.append(text);
    const won = got(finds ?? [], named);
    if (won) entry.append(make("span", { class: "got" }, won));
    return entry;
  }
}

/** @param {readonly string[]} finds @param {(id: string) => string} named */
const got = (finds, named) => (finds.length > 0 ? `Into your bag: ${finds.map(named).join("; ")}.` : "");
