/**
 * npm lock file -> static/vendor: what the pages import, copied whole with its licence, nothing bundled.
 *
 * Deterministic: the same lock file and the same imports give the same folder. When a stamp says that nothing
 * changed since the last run, it stops after reading it. Knows no network: `npm ci` comes first.
 */
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { copyFile, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join, posix } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const MODULES = join(ROOT, "node_modules");
const VENDOR = join(ROOT, "static", "vendor");
const STAMP = join(VENDOR, "stamp.json");

/** @type {{ from: string, to: string }[]} libraries: the package's own ES build, under the name the import map gives it */
const LIBRARIES = [
  { from: "three/build/three.module.js", to: "three/three.module.js" },
  { from: "three/build/three.core.js", to: "three/three.core.js" },
  { from: "three/LICENSE", to: "three/LICENSE" },
  { from: "@gradio/client/dist/browser.js", to: "gradio-client/browser.js" },
  { from: "client-zip/index.js", to: "client-zip/index.js" },
  { from: "client-zip/LICENSE.txt", to: "client-zip/LICENSE" },
  { from: "fflate/esm/browser.js", to: "fflate/browser.js" },
  { from: "fflate/LICENSE", to: "fflate/LICENSE" },
  { from: "idb/build/index.js", to: "idb/index.js" },
  { from: "idb/LICENSE", to: "idb/LICENSE" },
  { from: "uqr/dist/index.mjs", to: "uqr/index.mjs" },
  { from: "uqr/LICENSE", to: "uqr/LICENSE" },
];

/** The weights and scripts our pages speak in. DotGothic16 has ~120 slices; a browser fetches only those it needs. */
const FONTS = [
  { family: "fredoka", faces: ["500", "600"], scripts: ["latin", "latin-ext"] },
  { family: "lora", faces: ["400", "400-italic", "600"], scripts: ["latin", "latin-ext", "cyrillic", "vietnamese"] },
  { family: "dotgothic16", faces: ["400"], scripts: null },
  { family: "eb-garamond", faces: ["400", "400-italic", "600"], scripts: ["latin", "latin-ext", "cyrillic", "greek"] },
  { family: "cormorant-garamond", faces: ["600"], scripts: ["latin", "latin-ext", "cyrillic"] },
  { family: "cormorant-sc", faces: ["600"], scripts: ["latin", "latin-ext", "cyrillic"] },
  { family: "opendyslexic", faces: ["400", "400-italic", "700"], scripts: ["latin", "latin-ext"] },
];

/** @gradio/client ships no licence file in its package; this is what its package.json and repository declare. */
const GRADIO_LICENCE = `@gradio/client is part of Gradio (https://github.com/gradio-app/gradio).
Its package.json declares the ISC licence; the repository is licensed under Apache-2.0.
`;

/** Every three/addons/ module our own code imports, with the addons those import in turn. */
async function addons() {
  const wanted = new Set();
  /** @param {string} text @param {string} from */
  const collect = (text, from) => {
    for (const [, name] of text.matchAll(/["']three\/addons\/([^"']+)["']/g)) wanted.add(name);
    if (!from) return;
    for (const [, name] of text.matchAll(/from\s+["'](\.{1,2}\/[^"']+)["']/g)) {
      wanted.add(posix.join(posix.dirname(from), name));
    }
  };
  for (const file of (await readdir(join(ROOT, "static"), { recursive: true })).sort()) {
    const ours = file.endsWith(".js") && !file.startsWith("vendor");
    if (ours) collect(await readFile(join(ROOT, "static", file), "utf8"), "");
  }
  for (const name of wanted) collect(await readFile(join(MODULES, "three/examples/jsm", name), "utf8"), name);
  return [...wanted].sort();
}

/** One fontsource face -> its @font-face rules, woff2 only, only our scripts; plus the files they name. @param {{ family: string, name: string, scripts: string[] | null }} given */
async function face({ family, name, scripts }) {
  const css = await readFile(join(MODULES, "@fontsource", family, `${name}.css`), "utf8");
  const files = [];
  const rules = [];
  for (const [rule] of css.matchAll(/@font-face \{[^}]+\}/g)) {
    const file = rule.match(/files\/([\w[\]-]+\.woff2)/)?.[1];
    if (!file) continue;
    const script = file.slice(family.length + 1).replace(/-\d00-(normal|italic)\.woff2$/, "");
    if (scripts && !scripts.includes(script)) continue;
    files.push(file);
    rules.push(rule.replace(/src: [^;]+;/, `src: url(files/${file}) format("woff2");`));
  }
  return { css: rules.join("\n"), files };
}

async function plan() {
  const copies = [...LIBRARIES];
  const texts = new Map([["gradio-client/LICENSE", GRADIO_LICENCE]]);
  for (const name of await addons()) {
    copies.push({ from: `three/examples/jsm/${name}`, to: `three/addons/${name}` });
  }
  for (const { family, faces, scripts } of FONTS) {
    const sheets = [];
    for (const name of faces) {
      const { css, files } = await face({ family, name, scripts });
      sheets.push(css);
      for (const file of files) {
        copies.push({ from: `@fontsource/${family}/files/${file}`, to: `fonts/${family}/files/${file}` });
      }
    }
    texts.set(`fonts/${family}/${family}.css`, `${sheets.join("\n")}\n`);
    copies.push({ from: `@fontsource/${family}/LICENSE`, to: `fonts/${family}/LICENSE` });
  }
  return { copies, texts };
}

async function main() {
  const { copies, texts } = await plan();
  const lock = await readFile(join(ROOT, "package-lock.json"));
  const stamp = createHash("sha256")
    .update(lock)
    .update(JSON.stringify([copies, [...texts]]))
    .digest("hex");
  const last = existsSync(STAMP) ? JSON.parse(await readFile(STAMP, "utf8")) : null;
  if (last?.stamp === stamp && copies.every(({ to }) => existsSync(join(VENDOR, to)))) {
    console.log(`static/vendor is up to date (${copies.length + texts.size} files)`);
    return;
  }
  await rm(VENDOR, { recursive: true, force: true });
  /** @type {Map<string, { bytes: number, gzip: number }>} */
  const sizes = new Map();
  /** @param {string} to @param {Buffer | string} body */
  const weigh = (to, body) => {
    const group = to.startsWith("fonts/") ? to.split("/").slice(0, 2).join("/") : to.split("/")[0];
    const sum = sizes.get(group) ?? { bytes: 0, gzip: 0 };
    const squeezed = to.endsWith(".woff2") ? body.length : gzipSync(body).length; // woff2 is compressed already
    sizes.set(group, { bytes: sum.bytes + body.length, gzip: sum.gzip + squeezed });
  };
  for (const { from, to } of copies) {
    await mkdir(dirname(join(VENDOR, to)), { recursive: true });
    await copyFile(join(MODULES, from), join(VENDOR, to));
    weigh(to, await readFile(join(MODULES, from)));
  }
  for (const [to, text] of texts) {
    await mkdir(dirname(join(VENDOR, to)), { recursive: true });
    await writeFile(join(VENDOR, to), text);
    weigh(to, text);
  }
  await writeFile(STAMP, `${JSON.stringify({ stamp }, null, 2)}\n`);
  console.log("static/vendor            kB   gzip kB");
  for (const [name, { bytes, gzip }] of [...sizes].sort()) {
    console.log(`  ${name.padEnd(20)}${(bytes / 1024).toFixed(0).padStart(6)}${(gzip / 1024).toFixed(0).padStart(10)}`);
  }
}

await main();
