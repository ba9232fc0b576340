import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const STATIC = fileURLToPath(new URL("../../../static/", import.meta.url));
const ours = readdirSync(STATIC, { recursive: true, encoding: "utf8" }).filter((name) => !name.startsWith("vendor"));
const scripts = ours.filter((name) => name.endsWith(".js"));
const pages = ours.filter((name) => name.endsWith("index.html"));
/** @param {string} name */
const textOf = (name) => readFileSync(join(STATIC, name), "utf8");
/** @type {{ imports: Record<string, string> }} */
const { imports } = JSON.parse(textOf("importmap.json"));

test("text is only ever text: no module writes markup or makes code from words", () => {
  const markup =
    /\.(innerHTML|outerHTML)\s*=[^=]|insertAdjacentHTML|document\.write|\beval\(|new Function\(|createContextualFragment/;
  assert.deepEqual(
    scripts.filter((name) => markup.test(textOf(name))),
    [],
  );
});

test("every import is a neighbour or a name of the import map, and leads to a file", () => {
  for (const name of scripts) {
    for (const [, from] of textOf(name).matchAll(
      /^(?:import|export)\b[^"';]*?from\s+"([^"]+)"|\bimport\("([^"]+)"\)/gm,
    )) {
      if (!from) continue;
      if (from.startsWith("./")) {
        assert.ok(existsSync(join(STATIC, dirname(name), from)), `${name} imports ${from}, which is not there`);
        continue;
      }
      const key = Object.keys(imports).find((each) => (each.endsWith("/") ? from.startsWith(each) : from === each));
      assert.ok(key, `${name} imports ${from}, which the import map does not name`);
      const path = imports[key] + (key.endsWith("/") ? from.slice(key.length) : "");
      assert.ok(existsSync(join(STATIC, "..", path)), `${name} imports ${from}, which is not there`);
    }
  }
});

test("a page keeps the policy by itself: one import map, no inline script, handler or style", () => {
  assert.ok(pages.length > 0);
  for (const name of pages) {
    const text = textOf(name);
    assert.equal(text.split("<!-- importmap -->").length, 2, `${name} says where its import map goes, once`);
    assert.doesNotMatch(text, /<script(?![^>]*\bsrc=)/, `${name} has an inline script`);
    assert.doesNotMatch(text, /<[^>]+\s(style|on[a-z]+)=/, `${name} has an inline style or handler`);
    assert.doesNotMatch(text, /<style/, `${name} has an inline stylesheet`);
  }
});

test("nothing is fetched from elsewhere", () => {
  const elsewhere = /(?:src|href|from|import|url)\s*[=(]\s*["']?https?:\/\//;
  const kinds = ours.filter((name) => /\.(js|css|html)$/.test(name));
  assert.deepEqual(
    kinds.filter((name) => elsewhere.test(textOf(name))),
    [],
  );
});
