/** One strip of cloth on the loom: what it shows and how far it is woven. Draws; decides nothing. */

import { fragmentShader, MOST_COLOURS, vertexShader } from "lightloom/loom/cloth.shader.js";
import { STRIP, TALL } from "lightloom/loom/layout.js";
import { LINEN } from "lightloom/loom/threads.js";
import { Color, Mesh, PlaneGeometry, ShaderMaterial, Vector3, Vector4 } from "three";

/** @typedef {import("three").Texture} Texture */
/** @typedef {import("lightloom/loom/weaving.js").Weaving} Weaving */

/** What all strips share: their shape, the light on them, and between which edges they are seen. */
export class ClothRack {
  shape = new PlaneGeometry(STRIP, TALL);
  shared;

  /** @param {Texture} blank */
  constructor(blank) {
    this.blank = blank;
    this.shared = {
      uLit: { value: 1.04 },
      uTime: { value: 0 },
      uEdges: { value: /** @type {[number, number]} */ ([-1, 1]) },
      uLamp: { value: new Vector3() },
    };
  }

  dispose() {
    this.shape.dispose();
  }
}

export class Cloth {
  mesh;
  #rack;
  #own;
  #standing;
  /** @type {ShaderMaterial | null} made when the strip is first at work */
  #working = null;
  /** @type {Texture | null} a picture that is being replaced; its own */
  #before = null;

  /** @param {ClothRack} rack @param {number} index */
  constructor(rack, index) {
    this.#rack = rack;
    const { blank } = rack;
    this.#own = {
      uPicture: { value: blank },
      uShown: { value: 0 },
      uStart: { value: index },
      uMark: { value: 0 },
      uWords: { value: blank },
      uBefore: { value: blank },
      uPalette: { value: Array.from({ length: MOST_COLOURS }, () => new Color(LINEN)) },

      uDrawn: { value: 0 },
      uWeave: { value: new Vector4(1, 1, 0, 1) },
      uState: { value: new Vector3() },
    };
    this.#standing = this.#material(false);
    this.mesh = new Mesh(rack.shape, this.#standing);
    this.mesh.renderOrder = 2;
    this.mesh.frustumCulled = false;
  }

  /** @param {boolean} weaving */
  #material(weaving) {
    return new ShaderMaterial({
      vertexShader,
      fragmentShader,
      transparent: true,
      depthWrite: false,
      defines: weaving ? { WEAVING: "" } : {},
      uniforms: { ...this.#own, ...this.#rack.shared },
    });
  }

  /** @param {Texture | null} texture null: linen @param {number} step s: a picture that comes late fades in */
  picture(texture, step) {
    const { uPicture, uShown } = this.#own;
    uPicture.value = texture ?? this.#rack.blank;
    uShown.value = texture ? Math.min(1, uShown.value + step * 3) : 0;
    return texture !== null && uShown.value < 1;
  }

  /** It stands there at once, without a fade. */
  showNow() {
    this.#own.uShown.value = 1;
  }

  /** @param {readonly string[]} palette six colours, sky first */
  palette(palette) {
    for (let i = 0; i < MOST_COLOURS; i++) this.#own.uPalette.value[i].set(palette[i] ?? palette.at(-1) ?? LINEN);
  }

  /** What is woven over, from now on this cloth's own. @param {Texture | null} texture */
  keepBefore(texture) {
    this.#before?.dispose();
    this.#before = texture;
    this.coverBefore(texture);
  }

  /** What is woven over. @param {Texture | null} texture */
  coverBefore(texture) {
    this.#own.uBefore.value = texture ?? this.#rack.blank;
    this.#own.uState.value.x = texture ? 1 : 0;
  }

  get hasBefore() {
    return this.#before !== null;
  }

  /** @param {Texture | null} words @param {number} strength 0..1 @param {number} drawn 0..1, how much of their thread is drawn out */
  words(words, strength = 1, drawn = 0) {
    this.#own.uWords.value = words ?? this.#rack.blank;
    this.#own.uWeave.value.z = words ? strength : 0;
    this.#own.uDrawn.value = drawn * 1.15;
  }

  /** @param {number} strength 0..1 */
  mark(strength) {
    this.#own.uMark.value = strength;
  }

  /** A strip at work. @param {Weaving} weaving */
  weave({ wash, paint, sunk, calm, undoing }) {
    const { uWeave, uState } = this.#own;
    uWeave.value.set(wash, paint, uWeave.value.z, sunk);
    uState.value.y = calm ? 1 : 0;
    uState.value.z = undoing ? 1 : 0;
    this.#working ??= this.#material(true);
    this.mesh.material = this.#working;
  }

  /** Bare warp with words on it. */
  waitForColours() {
    const { uWeave } = this.#own;
    uWeave.value.set(0, 0, uWeave.value.z, 0);
    this.#working ??= this.#material(true);
    this.mesh.material = this.#working;
  }

  /** A finished strip: the cheaper of the two looks. */
  stand() {
    this.mesh.material = this.#standing;
  }

  dispose() {
    this.keepBefore(null);
    this.mesh.removeFromParent();
    this.#standing.dispose();
    this.#working?.dispose();
  }
}
