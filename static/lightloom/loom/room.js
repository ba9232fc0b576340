/** What frame and wall share: where the light comes from, how much of the newest strip's palette is in it, where the shuttle glows. */
import { Color, Vector2, Vector3, Vector4 } from "three";

const PALETTE_SHARE = 0.3;
const SLOWLY = 0.7; // per s
const target = new Color();
const mixed = new Color();

/** Uniforms of everything that is not cloth. */
export class Room {
  uniforms = {
    /** the palette's light, around 1 */
    uTint: { value: new Color(1, 1, 1) },
    /** the shuttle: place and strength */
    uGlow: { value: new Vector4(0, 0, 1, 0) },
    /** the canvas in units */
    uView: { value: new Vector2(1, 1) },
    uTime: { value: 0 },
    /** lower edges of head and foot beam, which shade what is below */
    uLedges: { value: new Vector2() },
    uLampAt: { value: new Vector3() },
  };

  #wanted = new Color(1, 1, 1);

  /** The newest strip's colours. @param {readonly string[] | null} palette null: lamplight alone */
  follow(palette) {
    if (!palette || palette.length === 0) {
      this.#wanted.setRGB(1, 1, 1);
      return;
    }
    mixed.setRGB(0, 0, 0);
    for (const hue of palette) mixed.add(target.set(hue));
    const mean = Math.max(0.02, (mixed.r + mixed.g + mixed.b) / 3);
    mixed.multiplyScalar(1 / mean);
    this.#wanted.setRGB(1, 1, 1).lerp(mixed, PALETTE_SHARE);
  }

  /** @param {number} step s @param {boolean} atOnce @returns {boolean} whether the light still changes */
  step(step, atOnce) {
    const { value } = this.uniforms.uTint;
    const away =
      Math.abs(value.r - this.#wanted.r) + Math.abs(value.g - this.#wanted.g) + Math.abs(value.b - this.#wanted.b);
    if (away < 0.004) return false;
    value.lerp(this.#wanted, atOnce ? 1 : 1 - Math.exp(-SLOWLY * step));
    return true;
  }
}

/** The canvas's corners are darker, as if the lamp hung before the cloth. */
export const VIGNETTE = /* glsl */ `
  float vignette(vec2 place, vec2 view) {
    vec2 off = (place / view - vec2(-0.03, 0.06)) * vec2(1.72, 1.84);
    return 1.0 - 0.62 * smoothstep(0.62, 1.36, length(off));
  }`;
