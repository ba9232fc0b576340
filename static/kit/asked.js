/** The page's address -> what was asked of it: ?q= ?seed= ?frames= ?at= ?webgl= ?tape= … Read once, by whoever needs it. */

/** @returns {URLSearchParams} an empty one where there is no page (node tests) */
export const asked = () => new URLSearchParams(globalThis.location?.search ?? "");

/** A whole or broken number from the address. @param {URLSearchParams} query @param {string} name @returns {number | null} */
export function askedNumber(query, name) {
  const text = query.get(name);
  const number = Number(text);
  return text === null || text === "" || !Number.isFinite(number) ? null : number;
}
