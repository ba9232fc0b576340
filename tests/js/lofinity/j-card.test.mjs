import assert from "node:assert/strict";
import { test } from "node:test";
import { CARD, cardSvg, layCard } from "lofinity/shelf/j-card.js";
import { FACTS, RECIPE } from "./recipes.mjs";

const LINK = `https://example.org/lofinity?tape=${"x".repeat(420)}`;
const card = (more = {}) => layCard({ recipe: RECIPE, facts: FACTS, name: RECIPE.title, link: LINK, ...more });
/** @param {import("lofinity/shelf/j-card.js").CardMark[]} marks */
const said = (marks) => marks.map((mark) => (mark.kind === "words" ? mark.text : "")).join("\n");

test("a card says title, facts, engine, print and that a machine made it", () => {
  const text = said(card());
  for (const word of [
    "Tin Roof Lullaby",
    "72 bpm · D minor",
    "rhodes and flute",
    "rain, far",
    "embedded musician 1",
    FACTS.pcm_sha256.slice(0, 16),
    "(AI)",
  ]) {
    assert.ok(text.includes(word), word);
  }
});

test("side B is on the card once it is pressed", () => {
  assert.ok(!said(card()).includes("side B"));
  assert.ok(said(card({ sideB: { ...FACTS, seconds: 118 } })).includes("side B 1:58"));
});

test("nothing lies outside the paper", () => {
  for (const mark of card()) {
    if (mark.kind === "fold") continue;
    const [w, h] = mark.kind === "dots" ? [mark.side, mark.side] : mark.kind === "words" ? [0, 0] : [mark.w, mark.h];
    assert.ok(mark.x >= 0 && mark.y >= 0 && mark.x + w <= CARD.wide_mm && mark.y + h <= CARD.tall_mm + 1e-9);
  }
});

test("words are text in the svg, never markup", () => {
  const svg = cardSvg(card({ name: `<script>"x"&` }), { picture: "data:image/png;base64,AA" });
  assert.ok(!svg.includes("<script>"));
  assert.ok(svg.includes("&#60;script&#62;"));
  assert.match(svg, /^<svg .* viewBox="0 0 101\.6 101\.7">/);
});

test("the code for scanners is there only when there is a link", () => {
  assert.equal(card().filter(({ kind }) => kind === "dots").length, 1);
  assert.equal(card({ link: "" }).filter(({ kind }) => kind === "dots").length, 0);
});
