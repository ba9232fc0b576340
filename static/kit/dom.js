/** A tag, what it carries, what it holds -> an element. Text is only ever text. */

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag @param {Record<string, string | number | boolean | null | undefined>} [carries] attributes; null, undefined and false are left out
 * @param {...(Node | string)} holds
 * @returns {HTMLElementTagNameMap[T]}
 */
export function make(tag, carries = {}, ...holds) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(carries)) {
    if (value === null || value === undefined || value === false) continue;
    element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...holds);
  return element;
}

/** The one element of the page that the code cannot do without. @template {Element} [E=HTMLElement] @param {string} selector @param {ParentNode} [root] @returns {E} */
export function need(selector, root = document) {
  const element = root.querySelector(selector);
  if (!element) throw new Error(`The page has no ${selector}`);
  return /** @type {E} */ (element);
}
