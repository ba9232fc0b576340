/** A name -> one of the small signs that stand in the page's own sprite; words -> said, not shown. */
import { make } from "kit/dom.js";
import { draw } from "rooms/page/drop-cap.js";

/** @param {string} name */
export const icon = (name) =>
  draw("svg", { class: "icon", "aria-hidden": "true" }, draw("use", { href: `#i-${name}` }));

/** Part of a button's name for those who listen: what is shown is said as well. @param {string} words */
export const spoken = (words) => make("span", { class: "sr-only" }, words);
