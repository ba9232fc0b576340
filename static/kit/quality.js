/**
 * The machine -> one of three tiers of drawing. `?q=low|mid|high` decides, then what the visitor chose last, then a guess
 * from the device. A software renderer is always low: there every pixel is paid for by the same cores that press the tape.
 */
import { asked } from "kit/asked.js";
import { recall, remember } from "kit/memory.js";

/** @typedef {"low" | "mid" | "high"} Tier */
/**
 * @typedef {object} Quality
 * @property {Tier} tier
 * @property {number} pixelRatio at most so many drawn pixels per CSS pixel
 * @property {boolean} antialias
 * @property {number} shadows side of the shadow map in px; 0: no shadows
 * @property {number} mirror side of a planar mirror in px; 0: no mirror
 * @property {number} fps at most so many frames a second
 * @property {boolean} adapts may the stage draw fewer pixels when it runs out of breath? Not when the address asked for a tier
 */

/** @type {Record<Tier, Quality>} */
const TIERS = {
  low: { tier: "low", pixelRatio: 1, antialias: false, shadows: 0, mirror: 0, fps: 30, adapts: true },
  mid: { tier: "mid", pixelRatio: 1.5, antialias: true, shadows: 1024, mirror: 256, fps: 60, adapts: true },
  high: { tier: "high", pixelRatio: 2, antialias: true, shadows: 2048, mirror: 512, fps: 60, adapts: true },
};
const SOFTWARE = /swiftshader|llvmpipe|softpipe|software|basic render/i;

/** @typedef {{ gl: boolean, software: boolean }} Drawer what this browser draws 3D with */
/** @type {Drawer | null} */
let found = null;

/** Asks the browser once for a context and gives it back at once. @returns {Drawer} */
export function probe() {
  if (found) return found;
  found = { gl: false, software: false };
  try {
    const gl = document.createElement("canvas").getContext("webgl2");
    if (!gl) return found;
    const named = gl.getExtension("WEBGL_debug_renderer_info");
    const renderer = String(gl.getParameter(named ? named.UNMASKED_RENDERER_WEBGL : gl.RENDERER));
    gl.getExtension("WEBGL_lose_context")?.loseContext();
    found = { gl: true, software: SOFTWARE.test(renderer) };
  } catch {
    // a browser that throws here draws no 3D; the page does without
  }
  return found;
}

/** @param {unknown} text @returns {text is Tier} */
const isTier = (text) => typeof text === "string" && Object.hasOwn(TIERS, text);

/**
 * @param {{ query?: URLSearchParams, device?: { deviceMemory?: number, hardwareConcurrency?: number }, drawer?: Drawer, chosen?: string, narrow?: boolean }} [given]
 * @returns {Quality}
 */
export function pickQuality({
  query = asked(),
  device = navigator,
  drawer = probe(),
  chosen = recall("quality", ""),
  narrow = Math.min(globalThis.screen?.width ?? 1280, globalThis.screen?.height ?? 800) < 500,
} = {}) {
  const wanted = query.get("q");
  if (isTier(wanted)) return { ...TIERS[wanted], adapts: false };
  if (isTier(chosen)) return { ...TIERS[chosen] };
  if (drawer.software) return { ...TIERS.low };
  const cores = device.hardwareConcurrency ?? 4;
  const memory_gib = device.deviceMemory ?? 4; // Firefox and Safari do not say
  if (cores <= 2 || memory_gib <= 2) return { ...TIERS.low };
  if (narrow || cores <= 4 || memory_gib < 4) return { ...TIERS.mid };
  return { ...TIERS.high };
}

/** What the options sheet chose, for this visit's next page and the next visit. @param {Tier | null} tier null: guess again */
export const chooseQuality = (tier) => remember("quality", tier ?? "");
