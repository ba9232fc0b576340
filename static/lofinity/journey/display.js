/** Where the machine stands -> what its display says, for the page and for the street alike. Words only. */
import { STAGE_WORDS } from "lofinity/journey/machine.js";
import { bedName, clock, listed, nearness, tempoAndKey } from "lofinity/journey/words.js";

/** @typedef {import("lofinity/journey/machine.js").State} State */
/** @typedef {{ top: string, text: string, typing: boolean, bar: boolean, lines: string[] }} Reading bar: there is progress to show */

/** @param {import("lofinity/journey/words.js").Recipe} recipe */
export const ambienceOf = (recipe) =>
  recipe.ambience.length === 0
    ? "nothing but the tape"
    : recipe.ambience.map(({ name, level }) => `${bedName(name)}, ${nearness(level)}`).join(" · ");

/** @param {import("lofinity/journey/words.js").Recipe} recipe */
const recipeLines = (recipe) => [
  `${recipe.mood} · ${tempoAndKey(recipe)}`,
  listed(recipe.instruments),
  ambienceOf(recipe),
];

/** @param {State} state @returns {Reading} */
export function readingOf(state) {
  const { phase, pressed, trouble } = state;
  const quiet = { typing: false, bar: false, lines: /** @type {string[]} */ ([]) };
  if (phase === "pressing") {
    const { recipe } = pressed;
    const top = state.ahead
      ? state.ahead === 1
        ? "one tape before yours"
        : `${state.ahead} tapes before yours`
      : state.stage
        ? STAGE_WORDS[state.stage]
        : "taking your order";
    const text = recipe?.title ?? state.shared?.recipe.title ?? state.wish;
    return { ...quiet, top, text, bar: true, lines: recipe ? recipeLines(recipe) : [] };
  }
  if (phase === "tray" && pressed.facts) {
    const { title, seconds, recipe } = pressed.facts;
    return { ...quiet, top: `your tape is ready · ${clock(seconds)}`, text: title, lines: recipeLines(recipe) };
  }
  if (phase === "awake") {
    if (state.shared) {
      const { recipe } = state.shared;
      return { ...quiet, top: "a tape that was passed on", text: recipe.title, lines: recipeLines(recipe) };
    }
    return { ...quiet, top: "your wish", text: state.wish, typing: true };
  }
  if (trouble) return { ...quiet, top: "your coin is back", text: trouble.says };
  if (state.says) return { ...quiet, top: "your coin is back", text: state.says };
  return { ...quiet, top: "insert a coin", text: "One coin, one tape." };
}

/** What a screen reader is told when the machine changes; empty when there is nothing new. @param {{ now: State, before: State }} step */
export function spoken({ now, before }) {
  if (now.trouble && now.trouble !== before.trouble)
    return now.phase === "idle" ? `${now.trouble.says} Your coin is back.` : now.trouble.says;
  if (now.phase !== before.phase) {
    if (now.phase === "awake")
      return now.shared
        ? `${now.shared.recipe.title}, a tape that was passed on. Press it to hear it.`
        : "The display is awake. Type your wish.";
    if (now.phase === "pressing") return "Your order is in.";
    if (now.phase === "tray") return `${now.pressed.facts?.title} is ready. The cassette is in the tray.`;
    if (now.says && now.says !== before.says) return now.says;
    return "";
  }
  if (now.ahead !== before.ahead && now.ahead) return readingOf(now).top;
  if (now.pressed.recipe && now.pressed.recipe !== before.pressed.recipe && now.phase === "pressing") {
    const { recipe } = now.pressed;
    return `${recipe.title}: ${recipe.mood}, ${tempoAndKey(recipe)}, ${listed(recipe.instruments)}.`;
  }
  if (now.stage !== before.stage && now.stage && now.phase === "pressing") return STAGE_WORDS[now.stage];
  return "";
}
