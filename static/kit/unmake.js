/** An object of the scene, with all below it -> nothing: geometries, materials, their textures, lights' shadow maps. */

/** @typedef {{ dispose(): void }} Disposable */

/** @param {import("three").Material} material */
function* texturesOf(material) {
  for (const value of Object.values(material)) if (value?.isTexture) yield/** @type {Disposable} */ (value);
  const uniforms = /** @type {any} */ (material).uniforms ?? {};
  for (const { value } of Object.values(uniforms)) if (value?.isTexture) yield/** @type {Disposable} */ (value);
}

/** Safe to call for things that share geometry, material or texture. @param {import("three").Object3D} root */
export function unmake(root) {
  /** @type {Set<Disposable>} */
  const gone = new Set();
  root.traverse((part) => {
    const { geometry, material, shadow, isInstancedMesh, dispose } = /** @type {any} */ (part);
    if (geometry) gone.add(geometry);
    for (const look of [material].flat()) {
      if (!look) continue;
      gone.add(look);
      for (const texture of texturesOf(look)) gone.add(texture);
    }
    if (shadow?.dispose) gone.add(shadow);
    if (isInstancedMesh && dispose) gone.add(part);
  });
  for (const thing of gone) thing.dispose();
  root.removeFromParent();
}
