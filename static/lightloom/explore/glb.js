/** A stretch of the mural -> a GLB: one displaced sheet a strip, its picture on it, its mark inside. */
import { unmake } from "kit/unmake.js";
import { STRIP } from "lightloom/explore/bowl.js";
import { greys } from "lightloom/explore/pixels.js";
import { says } from "lightloom/keepsakes/mark.js";
import * as THREE from "three";
import { GLTFExporter } from "three/addons/exporters/GLTFExporter.js";

const SOURCE_TYPES = "http://cv.iptc.org/newscodes/digitalsourcetype/";
const GRID = { across: 112, down: 154 };
const HIGH = 1.2; // m: a strip's height, when it hangs on a wall
const RELIEF = 0.22; // m between the farthest and the nearest

/** @typedef {{ index: number, picture: ImageBitmap, depth: ImageBitmap }} Strip */

/** @param {string} title @param {import("lightloom/keepsakes/mark.js").MadeBy} madeBy @param {Strip[]} strips @returns {Promise<Blob>} glTF 2.0, binary */
export async function packed(title, madeBy, strips) {
  const scene = new THREE.Scene();
  scene.name = title;
  const depths = strips.map(({ depth }) => greys(depth));
  for (const [k, { picture }] of strips.entries())
    scene.add(sheet(k, strips.length, picture, depths[k], depths[k + 1]));
  const exporter = new GLTFExporter();
  exporter.register((writer) => ({ afterParse: () => mark(/** @type {any} */ (writer).json, title, madeBy) }));
  try {
    const bytes = /** @type {ArrayBuffer} */ (await exporter.parseAsync(scene, { binary: true }));
    return new Blob([bytes], { type: "model/gltf-binary" });
  } finally {
    unmake(scene);
  }
}

/** @param {{ asset: Record<string, unknown> }} json @param {string} title @param {import("lightloom/keepsakes/mark.js").MadeBy} madeBy */
function mark(json, title, madeBy) {
  const { trained } = madeBy;
  json.asset.generator = `Lightloom (${madeBy.engines})`;
  json.asset.extras = {
    title,
    comment: says(madeBy),
    digitalSourceType: `${SOURCE_TYPES}${trained ? "trainedAlgorithmicMedia" : "algorithmicMedia"}`,
  };
}

/** @param {number} k @param {number} count @param {ImageBitmap} picture @param {Uint8Array} depth @param {Uint8Array | undefined} next */
function sheet(k, count, picture, depth, next) {
  const wide = (HIGH * STRIP.width) / STRIP.height;
  const shape = new THREE.PlaneGeometry(wide, HIGH, GRID.across, GRID.down);
  const at = shape.getAttribute("position");
  for (let i = 0; i < at.count; i += 1) {
    const x = ((i % (GRID.across + 1)) / GRID.across) * STRIP.width;
    const y = Math.min(STRIP.height - 1, Math.round((Math.floor(i / (GRID.across + 1)) / GRID.down) * STRIP.height));
    const column = Math.round(x);
    const grey =
      column < STRIP.width
        ? depth[y * STRIP.width + column]
        : (next ?? depth)[y * STRIP.width + (next ? 0 : STRIP.width - 1)];
    at.setZ(i, (grey / 255) * RELIEF);
  }
  shape.translate((k + 0.5 - count / 2) * wide, 0, 0);
  shape.computeVertexNormals();
  const canvas = document.createElement("canvas");
  Object.assign(canvas, STRIP);
  canvas.getContext("2d")?.drawImage(picture, 0, 0);
  const texture = new THREE.CanvasTexture(canvas);
  texture.colorSpace = THREE.SRGBColorSpace;
  texture.userData.mimeType = "image/jpeg"; // a PNG would be six times as large
  return new THREE.Mesh(shape, new THREE.MeshStandardMaterial({ map: texture, roughness: 1, metalness: 0 }));
}
