/** A name -> one of the small signs that stand in the page's own sprite. */
import { draw } from "rooms/page/drop-cap.js";

/** @param {string} name */
export const icon = (name) =>
  draw("svg", { class: "icon", "aria-hidden": "true" }, draw("use", { href: `#i-${name}` }));
