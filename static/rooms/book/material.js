/** Colours and materials that are drawn as they were painted: nothing here is converted, lit or toned by three.js. */
import * as THREE from "three";

/** Premultiplied, drawn in the order we say. @param {THREE.ShaderMaterialParameters} options */
export const painting = (options) =>
  new THREE.ShaderMaterial({
    transparent: true,
    blending: THREE.CustomBlending,
    blendSrc: THREE.OneFactor,
    blendDst: THREE.OneMinusSrcAlphaFactor,
    side: THREE.DoubleSide,
    ...options,
  });

/** "#rrggbb" as painted. @param {string} colour */
export function inkOf(colour) {
  const n = Number.parseInt(colour.slice(1), 16);
  return new THREE.Vector3(((n >> 16) & 255) / 255, ((n >> 8) & 255) / 255, (n & 255) / 255);
}

/** Geometries and materials of all below, not the textures they share. @param {THREE.Object3D} root */
export function takeDown(root) {
  root.traverse((part) => {
    const { geometry, material } = /** @type {any} */ (part);
    geometry?.dispose();
    material?.dispose();
  });
  root.removeFromParent();
}
