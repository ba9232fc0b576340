import assert from "node:assert/strict";
import { test } from "node:test";
import {
  clip,
  drawTapeLabel,
  formOf,
  luminance,
  readable,
  SAMPLE_TAPE,
  seedOf,
  tapeLine,
} from "lofinity/street/labels.js";
import { WEATHERS_DRAWN } from "lofinity/street/scenes.js";

const EM = 0.55; // a letter's width in this paper world

/** A 2D context that measures by counting letters and remembers what was written where. */
function paper() {
  /** @type {{ text: string, x: number, y: number, size: number, align: string }[]} */
  const written = [];
  /** @type {string[]} */
  const strokes = [];
  const size = (/** @type {string} */ font) => Number(/([\d.]+)px/.exec(font)?.[1] ?? 10);
  const gradient = { addColorStop() {} };
  /** @type {any} */
  const own = {
    font: "",
    textAlign: "left",
    measureText: (/** @type {string} */ text) => ({ width: [...text].length * size(own.font) * EM }),
    fillText: (/** @type {string} */ text, /** @type {number} */ x, /** @type {number} */ y) =>
      written.push({ text, x, y, size: size(own.font), align: own.textAlign }),
    createLinearGradient: () => gradient,
    createRadialGradient: () => gradient,
  };
  const context = new Proxy(own, {
    get: (target, name) => target[name] ?? (() => void strokes.push(String(name))),
  });
  return { context, written, strokes };
}

const LONG = { ...SAMPLE_TAPE, title: "An Unreasonably Long Name For One Tape" };

test("a label says title, tempo, key and instruments, and stays on its paper", () => {
  for (const tape of [SAMPLE_TAPE, LONG]) {
    for (const [w, h] of [
      [1024, 519],
      [192, 112],
      [600, 800],
      [900, 60],
    ]) {
      const { context, written } = paper();
      drawTapeLabel(context, w, h, tape);
      for (const { text, x, y, size, align } of written) {
        const wide = [...text].length * size * EM;
        const left = align === "right" ? x - wide : align === "center" ? x - wide / 2 : x;
        assert.ok(left >= 0 && left + wide <= w + 0.5, `${text} on ${w} × ${h}`);
        assert.ok(y > 0 && y < h);
      }
      assert.ok(written.some(({ text }) => text.startsWith(tape.title.slice(0, 8))));
    }
  }
});

test("a label carries the tape's fingerprint", () => {
  const { context, written } = paper();
  drawTapeLabel(context, 1024, 519, SAMPLE_TAPE);
  assert.ok(written.some(({ text }) => text === SAMPLE_TAPE.hash8));
});

test("every weather has its own landscape", () => {
  const hands = WEATHERS_DRAWN.map((weather) => {
    const { context, strokes } = paper();
    drawTapeLabel(context, 600, 800, { ...SAMPLE_TAPE, weather });
    return strokes.join(" ");
  });
  assert.deepEqual([...WEATHERS_DRAWN].sort(), ["cafe", "clear", "fire", "rain", "sea", "snow", "summer"]);
  assert.equal(new Set(hands).size, hands.length);
});

test("the form of a label follows its proportions", () => {
  assert.deepEqual([formOf(900, 60), formOf(1024, 519), formOf(600, 800)], ["spine", "label", "card"]);
});

test("the line below the title reads as a sentence of the trade", () => {
  assert.equal(tapeLine(SAMPLE_TAPE), "72 bpm · D minor · rhodes, brushes, upright");
});

test("words that do not fit end in an ellipsis and never break a letter in two", () => {
  const measure = (/** @type {string} */ text) => [...text].length;
  assert.equal(clip("rain", 4, measure), "rain");
  assert.equal(clip("rain on tin", 6, measure), "rain…");
  assert.equal(clip("🌧🌧🌧🌧", 3, measure), "🌧🌧…");
});

test("ink is chosen so that it can be read", () => {
  assert.ok(Math.abs(luminance("#ffffff") - 1) < 1e-9 && luminance("#000000") === 0);
  assert.equal(readable("#fbf0da", ["#fff7e8", "#1d2148"]), "#1d2148");
  assert.equal(readable("#1d2148", ["#fff7e8", "#2b2a4a"]), "#fff7e8");
});

test("the same title draws the same hills", () => {
  assert.equal(seedOf("Tin Roof"), seedOf("Tin Roof"));
  assert.notEqual(seedOf("Tin Roof"), seedOf("Tin Rook"));
});
