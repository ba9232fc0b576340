/** A PNG -> the same PNG with its mark: an XMP packet (iTXt) that says which engine made it and how. Pure bytes. */

import { sourceType } from "kit/mark.js";

export { isModel, says } from "kit/mark.js";

/** @typedef {import("kit/mark.js").MadeBy} MadeBy */

const IHDR_END = 33; // signature (8) and the header chunk (25), which must stay first

const TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c;
});

/** CRC-32 as PNG wants it (ISO 3309). @param {Uint8Array} bytes */
export function crc32(bytes) {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = TABLE[(crc ^ byte) & 255] ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

/** @param {MadeBy} madeBy */
export function xmp(madeBy) {
  const tool = madeBy.engines.replace(/[<>&"]/g, " ");
  return (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">' +
    '<rdf:Description rdf:about="" xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" ' +
    'xmlns:xmp="http://ns.adobe.com/xap/1.0/" ' +
    `Iptc4xmpExt:DigitalSourceType="${sourceType(madeBy)}" ` +
    `xmp:CreatorTool="${tool}"/></rdf:RDF></x:xmpmeta>`
  );
}

/** @param {Uint8Array} png @param {MadeBy} madeBy @returns {Uint8Array<ArrayBuffer>} */
export function marked(png, madeBy) {
  const text = new TextEncoder().encode(`XML:com.adobe.xmp\0\0\0\0\0${xmp(madeBy)}`);
  const chunk = new Uint8Array(text.length + 12);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, text.length);
  chunk.set(new TextEncoder().encode("iTXt"), 4);
  chunk.set(text, 8);
  view.setUint32(text.length + 8, crc32(chunk.subarray(4, text.length + 8)));
  const whole = new Uint8Array(png.length + chunk.length);
  whole.set(png.subarray(0, IHDR_END));
  whole.set(chunk, IHDR_END);
  whole.set(png.subarray(IHDR_END), IHDR_END + chunk.length);
  return whole;
}
