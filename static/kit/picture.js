/** Flat things: a canvas as a texture, a picture on a wall, a halo of light. */
import * as THREE from "three";

/** @typedef {[number, number, number]} Triple */

/**
 * A canvas drawn once by `draw`, as a texture.
 * @param {number} w @param {number} h pixels
 * @param {(c: CanvasRenderingContext2D, w: number, h: number) => void} draw
 * @param {{ repeat?: boolean, data?: boolean }} [options] data: numbers, not colours
 */
export function drawn(w, h, draw, { repeat = false, data = false } = {}) {
  const canvas = Object.assign(document.createElement("canvas"), { width: w, height: h });
  // painted by the CPU: drawn once, uploaded once; the browser's GPU canvas took seconds where GL is software
  const c = canvas.getContext("2d", { willReadFrequently: true });
  draw(/** @type {CanvasRenderingContext2D} */ (c), w, h);
  const texture = new THREE.CanvasTexture(canvas);
  if (!data) texture.colorSpace = THREE.SRGBColorSpace;
  if (repeat) texture.wrapS = texture.wrapT = THREE.RepeatWrapping;
  texture.anisotropy = 8;
  return texture;
}

/** One soft spot serves every halo; it lives as long as any of them. @type {{ texture: THREE.CanvasTexture, users: number } | null} */
let soft = null;

function softSpot() {
  soft ??= {
    users: 0,
    texture: drawn(128, 128, (c) => {
      const falloff = c.createRadialGradient(64, 64, 0, 64, 64, 64);
      for (let i = 0; i <= 10; i++) falloff.addColorStop(i / 10, `rgba(255,255,255,${(1 - i / 10) ** 2.6})`);
      c.fillStyle = falloff;
      c.fillRect(0, 0, 128, 128);
    }),
  };
  soft.users++;
  return soft.texture;
}

/** Additive halo: what bloom would have given, for one quad. @param {THREE.ColorRepresentation} colour @param {number | [number, number]} size metres @param {Triple} at @param {number} [strength] 0..1 */
export function halo(colour, size, at, strength = 1) {
  const look = new THREE.SpriteMaterial({
    map: softSpot(),
    color: colour,
    blending: THREE.AdditiveBlending,
    depthWrite: false,
    transparent: true,
    fog: false,
    opacity: strength,
  });
  look.addEventListener("dispose", () => {
    if (soft && --soft.users === 0) {
      soft.texture.dispose();
      soft = null;
    }
  });
  const sprite = new THREE.Sprite(look);
  const [w, h] = typeof size === "number" ? [size, size] : size;
  sprite.scale.set(w, h, 1);
  sprite.position.set(...at);
  sprite.userData.strength = strength;
  return sprite;
}

/**
 * A flat picture; lit = takes the street's light, otherwise it glows by itself.
 * @param {THREE.Texture} texture @param {number} w @param {number} h metres @param {Triple} at
 * @param {{ lit?: boolean, turn?: Triple, see?: boolean, gain?: number }} [options] see: the canvas has holes to see through
 */
export function picture(texture, w, h, at, { lit = false, turn = [0, 0, 0], see = false, gain = 1 } = {}) {
  const Look = lit ? THREE.MeshLambertMaterial : THREE.MeshBasicMaterial;
  const look = new Look({ map: texture, transparent: see, side: THREE.DoubleSide });
  look.color.setScalar(gain);
  const mesh = new THREE.Mesh(new THREE.PlaneGeometry(w, h), look);
  mesh.userData.gain = gain;
  mesh.position.set(...at);
  mesh.rotation.set(...turn);
  mesh.receiveShadow = lit;
  return mesh;
}
