/**
 * Any JSON value <-> a token that fits into an address: JSON -> deflate-raw -> base64url. A token comes from anywhere, so
 * unpacking is bounded on both sides; what the value means is for the caller to check.
 */

/** @param {unknown} value @returns {Promise<string>} only letters, digits, "-" and "_" */
export async function packed(value) {
  const squeezed = new Blob([JSON.stringify(value)]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  const bytes = new Uint8Array(await new Response(squeezed).arrayBuffer());
  let signs = "";
  for (const byte of bytes) signs += String.fromCharCode(byte); // one by one: a long token is more than a call's arguments
  return btoa(signs).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/**
 * The value of a token. Raises for anything else: a torn or changed token, one longer than `chars`, one whose text would be
 * longer than `bytes` (a bomb). @param {string} token @param {{ chars: number, bytes: number }} most @returns {Promise<any>}
 */
export async function unpacked(token, most) {
  if (token.length > most.chars || !/^[\w-]+$/.test(token)) throw new RangeError("no token");
  const bytes = Uint8Array.from(atob(token.replaceAll("-", "+").replaceAll("_", "/")), (sign) => sign.charCodeAt(0));
  return JSON.parse(await inflated(bytes, most.bytes));
}

/** @param {Uint8Array<ArrayBuffer>} bytes @param {number} most @returns {Promise<string>} */
async function inflated(bytes, most) {
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let text = "";
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.length;
    if (size > most) {
      await reader.cancel();
      throw new RangeError("too much text");
    }
    text += decoder.decode(value, { stream: true });
  }
}
