/** A tape's parts -> files in the visitor's hands: names that any system takes, one zip of several tapes. */
import { downloadZip } from "client-zip";

const URL_KEPT_MS = 60_000; // a slow disk may still be reading

const UNFIT = /[\p{Cc}<>:"/\\|?*\s]+/gu;

/** "Tin Roof: Lullaby?" -> "Tin Roof Lullaby". @param {string} title */
export const fileName = (title) => title.replace(UNFIT, " ").replace(/^[. ]+|[. ]+$/g, "") || "tape";

/** @param {Blob} blob @param {string} name */
export function save(blob, name) {
  const url = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), URL_KEPT_MS);
}

/** What goes into a mixtape. @param {readonly import("lofinity/shelf/shelf.js").KeptTape[]} tapes @returns {{ name: string, input: Blob | string }[]} */
export function contents(tapes) {
  const taken = new Map();
  return tapes.flatMap((tape) => {
    const wanted = fileName(tape.name);
    const times = (taken.get(wanted) ?? 0) + 1;
    taken.set(wanted, times);
    const folder = times > 1 ? `${wanted} (${times})` : wanted;
    const { sides, recipe } = tape;
    return [
      { name: `${folder}/side A.flac`, input: sides.A.music },
      ...(sides.B ? [{ name: `${folder}/side B.flac`, input: sides.B.music }] : []),
      ...(tape.mp3 ? [{ name: `${folder}/${wanted}.mp3`, input: tape.mp3 }] : []),
      ...(tape.cover ? [{ name: `${folder}/cover.png`, input: tape.cover }] : []),
      {
        name: `${folder}/recipe.json`,
        input: JSON.stringify(
          { recipe, pcm_sha256: sides.A.facts.pcm_sha256, engines: sides.A.facts.engines },
          null,
          2,
        ),
      },
    ];
  });
}

/** @param {readonly import("lofinity/shelf/shelf.js").KeptTape[]} tapes */
export const mixtape = (tapes) => downloadZip(contents(tapes)).blob();

/** A folder of loose files, for stems. @param {readonly { name: string, input: Blob }[]} files */
export const bundle = (files) => downloadZip(files).blob();
