/** Text that the house measured. The house counts characters (Unicode code points), a JavaScript string counts UTF-16 units: one emoji is 1 there and 2 here. */

/** Is it a text of at most so many characters, as the house counts them? @param {unknown} value @param {number} most @returns {value is string} */
export const isTextOf = (value, most) =>
  typeof value === "string" && (value.length <= most || (value.length <= 2 * most && [...value].length <= most));

/** Where in `text` its `count`-th character of the house's begins. @param {string} text @param {number} count */
export function unitsTo(text, count) {
  let at = 0;
  for (let left = count; left > 0 && at < text.length; left--) at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
  return at;
}
