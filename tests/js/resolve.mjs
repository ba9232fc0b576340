/** Lets node read our modules as the pages do: bare names through static/importmap.json. Use: node --import ./tests/js/resolve.mjs */
import { readFileSync } from "node:fs";
import { register } from "node:module";

const root = new URL("../../", import.meta.url);
const { imports } = JSON.parse(readFileSync(new URL("static/importmap.json", root), "utf8"));
const hooks = `
  const imports = ${JSON.stringify(imports)}, root = ${JSON.stringify(root.href)};
  export const resolve = (name, context, next) => {
    for (const [from, to] of Object.entries(imports)) {
      const hit = from.endsWith("/") ? name.startsWith(from) : name === from;
      if (hit) return { url: new URL("." + to + (from.endsWith("/") ? name.slice(from.length) : ""), root).href, shortCircuit: true };
    }
    return next(name, context);
  };`;
register(`data:text/javascript,${encodeURIComponent(hooks)}`);
