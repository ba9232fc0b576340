/** A house -> one file with its pictures, and back. A file comes from anywhere: what is no house is a sentence. */
import { isModel, markOf } from "kit/mark.js";
import { isHouse } from "rooms/keep/checks.js";
import { picturesOf } from "rooms/keep/pictures.js";

const FORM = "1000 Rooms, a house";
const BYTES_MOST = 256 << 20;
const URL_KEPT_MS = 60_000; // a slow disk may still be reading
const UNFIT = /[\p{Cc}<>:"/\\|?*\s]+/gu;

export const TORN =
  "This file is not a house of ours, or a part of it is missing. Take another copy, or begin a new house.";

/** @typedef {import("rooms/house.js").Record_} Record_ */
/** @typedef {import("rooms/keep/pictures.js").Pictures} Pictures */

/** A file that is no house; the message is for the visitor. */
export class TornFile extends Error {
  constructor() {
    super(TORN);
    this.name = "TornFile";
  }
}

/** "A house: of rain?" -> "A house of rain". @param {string} title @param {string} [otherwise] */
export const fileName = (title, otherwise = "house") =>
  [...title.replace(UNFIT, " ").replace(/^[. ]+|[. ]+$/g, "")].slice(0, 80).join("") || otherwise;

/** @param {Blob} blob @param {string} name */
export function save(blob, name) {
  const url = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), URL_KEPT_MS);
}

/** @param {Record_} record @param {Pictures} pictures @param {readonly string[]} engines who tells, paints and reads here @returns {Promise<Blob>} */
export async function toFile(record, pictures, engines) {
  const files = new Map(picturesOf(record).map((artefact) => [artefact.sha256, artefact]));
  const held = [];
  for (const artefact of files.values()) {
    const blob = await pictures.blob(artefact);
    if (blob) held.push({ sha256: artefact.sha256, mime: blob.type, base64: await base64(blob) });
  }
  const made_by = markOf({ engines: engines.join(", ") || "unknown", trained: engines.some(isModel) });
  return new Blob([JSON.stringify({ form: FORM, v: 1, made_by, house: record, pictures: held })], {
    type: "application/json",
  });
}

/** @param {Blob} file @param {Pictures} pictures @returns {Promise<Record_>} raises TornFile */
export async function fromFile(file, pictures) {
  if (file.size > BYTES_MOST) throw new TornFile();
  let told;
  try {
    told = JSON.parse(await file.text());
  } catch {
    throw new TornFile();
  }
  if (told?.form !== FORM || !isHouse(told.house) || !Array.isArray(told.pictures)) throw new TornFile();
  for (const { sha256, mime, base64: text } of told.pictures) {
    if (!/^image\/(webp|png|jpeg)$/.test(mime) || typeof text !== "string") continue;
    const bytes = bytesOf(text);
    // kept by content: a file may not put another picture under a known name
    if (bytes && (await digest(bytes)) === sha256) await pictures.take(sha256, new Blob([bytes], { type: mime }));
  }
  // a house of its own, beside any that is here already
  return { ...told.house, id: crypto.randomUUID() };
}

/** @param {Uint8Array<ArrayBuffer>} bytes */
async function digest(bytes) {
  const sum = await crypto.subtle.digest("SHA-256", bytes);
  return [...new Uint8Array(sum)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** @param {string} text @returns {Uint8Array<ArrayBuffer> | null} */
function bytesOf(text) {
  try {
    return Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
  } catch {
    return null;
  }
}

/** @param {Blob} blob */
async function base64(blob) {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let text = "";
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
}
