/** A question to the house that is no job: its answer, or a fault whose `says` is for the visitor; and files for the visitor's disk. */

export const UNHEARD = "The house did not hear that; the line is broken. Nothing is lost: try again in a moment.";
const URL_KEPT_MS = 60_000; // a slow disk may still be reading
const UNFIT = /[\p{Cc}<>:"/\\|?*\s]+/gu;

/** Nobody answered as hoped; `says` is for the visitor. */
export class HouseTrouble extends Error {
  /** @param {string} says @param {string} [code] */
  constructor(says, code = "") {
    super(says);
    this.name = "HouseTrouble";
    this.says = says;
    this.code = code;
  }
}

/** @param {string} path @param {object | Blob} body JSON, or a file @param {AbortSignal} [signal] @returns {Promise<Response>} raises HouseTrouble */
export async function send(path, body, signal) {
  const isFile = body instanceof Blob;
  const answer = await fetch(path, {
    method: "POST",
    headers: { "content-type": isFile ? body.type : "application/json" },
    body: isFile ? body : JSON.stringify(body),
    signal,
  }).catch(() => null);
  if (answer?.ok) return answer;
  const told = await answer?.json().catch(() => null);
  throw new HouseTrouble(typeof told?.says === "string" ? told.says : UNHEARD, String(told?.code ?? ""));
}

/** What can be said of a fault to a visitor. @param {unknown} fault */
export function saysOf(fault) {
  const says = /** @type {{ says?: unknown }} */ (fault)?.says;
  if (typeof says === "string") return says;
  return fault instanceof Error && fault.name !== "TypeError" ? fault.message : UNHEARD;
}

/** "A cloth: of rain?" -> "A cloth of rain". @param {string} title */
export const fileName = (title) =>
  [...title.replace(UNFIT, " ").replace(/^[. ]+|[. ]+$/g, "")].slice(0, 80).join("") || "cloth";

/** @param {Blob} blob @param {string} name */
export function save(blob, name) {
  const url = URL.createObjectURL(blob);
  saveFrom(url, name);
  setTimeout(() => URL.revokeObjectURL(url), URL_KEPT_MS);
}

/** A file that the house holds already. @param {string} url @param {string} name */
export function saveFrom(url, name) {
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
}

/** An answer that comes line by line, each a JSON value. @param {Response} answer @returns {AsyncGenerator<any>} */
export async function* lines(answer) {
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  if (!reader) return;
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    const told = (rest + (value ?? "")).split("\n");
    rest = done ? "" : (told.pop() ?? "");
    for (const line of told) if (line.trim()) yield JSON.parse(line);
    if (done) return;
  }
}
