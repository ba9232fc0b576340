/**
 * Brush: dozens of coloured solids -> ONE mesh with contact shade and hue jitter baked into its vertices.
 * Beside it the surfaces every small world is made of: drawn (canvas texture), paint and glow (materials), picture, halo.
 *
 * Knows no world and no loop. Whoever makes something here unmakes it (kit/unmake.js frees a whole branch).
 */
import { chance } from "kit/chance.js";
import * as THREE from "three";

/** @typedef {[number, number, number]} Triple */
/**
 * @typedef {object} Stroke how one solid is laid down
 * @property {Triple} [turn] Euler angles in radians
 * @property {Triple} [size] scale
 * @property {boolean} [smooth] keep the geometry's own normals instead of flat faces
 * @property {number} [ao] 0..1, how much the foot of the solid sinks into shade
 * @property {number} [jitter] 0..1, how far this one solid may stray from its colour
 * @property {number | ((x: number, y: number, z: number) => number)} [sway] metres the wind may carry a vertex (world axes before the mesh's own place)
 * @property {number} [lamp] which of the air's lamps lights it, 0 = always on
 * @property {number} [sides]
 * @property {number} [detail]
 * @property {number} [steps]
 * @property {number} [r2]
 */

const spot = new THREE.Vector3();
const tint = new THREE.Color();
const UP = new THREE.Vector3(0, 1, 0);

/** @param {Triple} at @param {Triple} turn @param {Triple} size */
const matrixOf = (at, turn, size) =>
  new THREE.Matrix4().compose(
    new THREE.Vector3(...at),
    new THREE.Quaternion().setFromEuler(new THREE.Euler(...turn)),
    new THREE.Vector3(...size),
  );

export class Brush {
  /** @type {number[]} */ #position = [];
  /** @type {number[]} */ #normal = [];
  /** @type {number[]} */ #colour = [];
  /** @type {number[]} */ #life = [];
  #stack = [new THREE.Matrix4()];
  #roll;
  /** where the ground is: things darken within 35 cm of it; -Infinity for things that stand nowhere */
  ground = 0;

  constructor(seed = 7) {
    this.#roll = chance(seed);
  }

  /** Everything drawn inside `draw` is placed as a group. @param {Triple} at @param {Triple} turn @param {number} size @param {(brush: Brush) => void} draw */
  place(at, turn, size, draw) {
    this.#stack.push(
      this.#top()
        .clone()
        .multiply(matrixOf(at, turn, [size, size, size])),
    );
    draw(this);
    this.#stack.pop();
    return this;
  }

  #top() {
    return this.#stack[this.#stack.length - 1];
  }

  /** Lays one solid down and disposes it. @param {THREE.BufferGeometry} geometry @param {THREE.ColorRepresentation} colour @param {Triple} [at] @param {Stroke} [stroke] */
  add(geometry, colour, at = [0, 0, 0], stroke = {}) {
    const {
      turn = [0, 0, 0],
      size = [1, 1, 1],
      smooth = false,
      ao = 0.22,
      jitter = 0.035,
      sway = 0,
      lamp = 0,
    } = stroke;
    geometry.computeBoundingBox();
    const box = /** @type {THREE.Box3} */ (geometry.boundingBox);
    const foot = box.min.y;
    const tall = box.max.y - foot || 1;
    const solid = geometry.index ? geometry.toNonIndexed() : geometry;
    if (!smooth) solid.computeVertexNormals();
    const own = matrixOf(at, turn, size).premultiply(this.#top());
    const turned = new THREE.Matrix3().getNormalMatrix(own);
    const { position, normal } = solid.attributes;
    const shift = (this.#roll() - 0.5) * jitter;
    for (let i = 0; i < position.count; i++) {
      const rise = (position.getY(i) - foot) / tall;
      spot.fromBufferAttribute(position, i).applyMatrix4(own);
      this.#position.push(spot.x, spot.y, spot.z);
      const near = Math.min(1, Math.max(0, spot.y - this.ground) / 0.35);
      this.#life.push(typeof sway === "number" ? sway : sway(spot.x, spot.y, spot.z), lamp);
      const shade = (1 - ao * (1 - rise) ** 1.5) * (0.82 + 0.18 * near);
      spot.fromBufferAttribute(normal, i).applyMatrix3(turned).normalize();
      this.#normal.push(spot.x, spot.y, spot.z);
      // what faces down is darker, what faces the sky a little lighter: a free ambient occlusion
      tint.set(colour).offsetHSL(shift * 0.3, 0, shift);
      tint.multiplyScalar(shade * (spot.y < -0.5 ? 0.62 : spot.y > 0.7 ? 1.06 : 1));
      this.#colour.push(tint.r, tint.g, tint.b);
    }
    if (solid !== geometry) solid.dispose();
    geometry.dispose();
    return this;
  }

  /** @param {number} w @param {number} h @param {number} d @param {THREE.ColorRepresentation} colour @param {Triple} at @param {Stroke} [stroke] */
  box(w, h, d, colour, at, stroke) {
    return this.add(new THREE.BoxGeometry(w, h, d), colour, at, stroke);
  }

  /** @param {number} top @param {number} foot @param {number} h @param {THREE.ColorRepresentation} colour @param {Triple} at @param {Stroke} [stroke] */
  drum(top, foot, h, colour, at, stroke = {}) {
    return this.add(new THREE.CylinderGeometry(top, foot, h, stroke.sides ?? 14), colour, at, {
      smooth: true,
      ...stroke,
    });
  }

  /** @param {number} r @param {THREE.ColorRepresentation} colour @param {Triple} at @param {Stroke} [stroke] */
  ball(r, colour, at, stroke = {}) {
    return this.add(new THREE.IcosahedronGeometry(r, stroke.detail ?? 1), colour, at, stroke);
  }

  /** @param {number} r @param {number} tube @param {THREE.ColorRepresentation} colour @param {Triple} at @param {Stroke} [stroke] */
  ring(r, tube, colour, at, stroke = {}) {
    const solid = new THREE.TorusGeometry(r, tube, stroke.detail ?? 6, stroke.sides ?? 28);
    return this.add(solid, colour, at, { smooth: true, ao: 0, ...stroke });
  }

  /** A box with soft corners in the front view: toys, machines, players. @param {number} w @param {number} h @param {number} d @param {number} r @param {THREE.ColorRepresentation} colour @param {Triple} at @param {Stroke} [stroke] */
  soft(w, h, d, r, colour, at, stroke = {}) {
    const shape = new THREE.Shape();
    const bevel = Math.min(r * 0.5, 0.03, d * 0.45);
    const x = w / 2 - r;
    const y = h / 2 - r;
    const quarter = Math.PI / 2;
    shape.absarc(x, y, r - bevel, 0, quarter);
    shape.absarc(-x, y, r - bevel, quarter, 2 * quarter);
    shape.absarc(-x, -y, r - bevel, 2 * quarter, 3 * quarter);
    shape.absarc(x, -y, r - bevel, 3 * quarter, 4 * quarter);
    const solid = new THREE.ExtrudeGeometry(shape, {
      depth: d - 2 * bevel,
      bevelSize: bevel,
      bevelThickness: bevel,
      bevelSegments: 2,
      curveSegments: stroke.sides ?? 5,
    });
    return this.add(solid.translate(0, 0, bevel - d / 2), colour, at, stroke);
  }

  /** A rod from a to b; `r2` is its radius at b. @param {Triple} a @param {Triple} b @param {number} r @param {THREE.ColorRepresentation} colour @param {Stroke} [stroke] */
  rod(a, b, r, colour, stroke = {}) {
    const way = new THREE.Vector3(...b).sub(spot.set(...a));
    const length = way.length();
    const solid = new THREE.CylinderGeometry(stroke.r2 ?? r, r, length, stroke.sides ?? 7);
    solid.translate(0, length / 2, 0).applyQuaternion(new THREE.Quaternion().setFromUnitVectors(UP, way.normalize()));
    return this.add(solid, colour, a, { smooth: true, ao: 0.05, ...stroke });
  }

  /** A bent rod through points: cables, tails, wires. @param {Triple[]} points @param {number} r @param {THREE.ColorRepresentation} colour @param {Stroke} [stroke] */
  cable(points, r, colour, stroke = {}) {
    const curve = new THREE.CatmullRomCurve3(points.map((point) => new THREE.Vector3(...point)));
    const solid = new THREE.TubeGeometry(curve, stroke.steps ?? 18, r, stroke.sides ?? 5);
    return this.add(solid, colour, [0, 0, 0], { smooth: true, ao: 0.05, ...stroke });
  }

  /** All strokes so far as one mesh. @param {THREE.Material} [material] */
  mesh(material = paint()) {
    const solid = new THREE.BufferGeometry();
    solid.setAttribute("position", new THREE.Float32BufferAttribute(this.#position, 3));
    solid.setAttribute("normal", new THREE.Int8BufferAttribute(bytes(this.#normal), 4, true));
    solid.setAttribute("color", new THREE.Float32BufferAttribute(this.#colour, 3));
    solid.setAttribute("life", new THREE.Float32BufferAttribute(this.#life, 2));
    this.#position = [];
    this.#normal = [];
    this.#colour = [];
    this.#life = [];
    const mesh = new THREE.Mesh(solid, material);
    mesh.castShadow = mesh.receiveShadow = !(/** @type {any} */ (material).isMeshBasicMaterial);
    return mesh;
  }
}

/** Normals need no more than a byte an axis; padded to four for alignment. @param {number[]} normals */
function bytes(normals) {
  const packed = new Int8Array((normals.length / 3) * 4);
  for (let i = 0, k = 0; i < normals.length; i += 3, k += 4) {
    packed[k] = normals[i] * 127;
    packed[k + 1] = normals[i + 1] * 127;
    packed[k + 2] = normals[i + 2] * 127;
  }
  return packed;
}

export const LAMPS = 32;

/** Uniforms shared by all painted surfaces of one world: weather, wind and lamps reach all of them at once. */
export class Air {
  uniforms = {
    uTime: { value: 0 },
    uWind: { value: 1 },
    uSnow: { value: 0 },
    uWet: { value: 0 },
    uRim: { value: new THREE.Color(0) },
    uSheen: { value: new THREE.Color(0) },
    /** gain of each numbered lamp; lamp 0 stays at 1 */
    uLamps: { value: new Float32Array(LAMPS).fill(1) },
    /** boxes that rain and snow never reach: min and max corner, up to four */
    uDry: { value: Array.from({ length: 8 }, () => new THREE.Vector3(1e6, 1e6, 1e6)) },
  };

  /** @param {number} index 0..3 @param {Triple} min @param {Triple} max */
  keepDry(index, min, max) {
    this.uniforms.uDry.value[index * 2].set(...min);
    this.uniforms.uDry.value[index * 2 + 1].set(...max);
  }
}

const STILL = new Air();

/** The wind carries what sways; an instance is carried in the street's axes, whichever way it is turned. */
const SWAY = /* glsl */ `
  vec3 rooted = transformed;
  #ifdef USE_INSTANCING
    rooted = (instanceMatrix * vec4(transformed, 1.)).xyz;
  #endif
  float gust = uTime * 1.3 + rooted.x * 1.7 + rooted.z * 1.1;
  vec3 blown = life.x * uWind * vec3(sin(gust) + .4 * sin(gust * 2.3 + rooted.y * 4.), -.25 * abs(sin(gust * .9)), .6 * cos(gust * .8));
  #ifdef USE_INSTANCING
    mat3 turn = mat3(instanceMatrix);
    blown = (blown * turn) / dot(turn[0], turn[0]);
  #endif
  transformed += blown;`;

const WEATHERED = /* glsl */ `
  float dry = 0.;
  for (int i = 0; i < 4; i++) {
    vec3 inside = step(uDry[i * 2], vPlace) * step(vPlace, uDry[i * 2 + 1]);
    dry = max(dry, inside.x * inside.y * inside.z);
  }
  float ragged = .18 * sin(vPlace.x * 9. + vPlace.z * 7.) * sin(vPlace.z * 11. - vPlace.y * 5.);
  float up = (1. - dry) * smoothstep(.3, .75, vFace.y + ragged);
  diffuseColor.rgb = mix(diffuseColor.rgb * (1. - .3 * uWet * (1. - dry)), vec3(.86, .9, 1.), up * uSnow);`;

const RIMMED = /* glsl */ `
  vec3 toEye = normalize(cameraPosition - vPlace);
  float edge = pow(1. - abs(dot(normalize(vFace), toEye)), 3.);
  outgoingLight += uRim * edge * (.35 + .65 * up) + uSheen * uWet * (up * .5 + edge) * .35;
  #include <opaque_fragment>`;

/**
 * Lambert with vertex colours and four cheap looks: wind moves what sways, snow settles on what faces up, rain darkens,
 * the sky rims the edges.
 * @param {THREE.MeshLambertMaterialParameters & { air?: Air }} [options]
 */
export function paint({ air = STILL, ...options } = {}) {
  const material = new THREE.MeshLambertMaterial({ vertexColors: true, ...options });
  material.onBeforeCompile = (shader) => {
    Object.assign(shader.uniforms, air.uniforms);
    shader.vertexShader = shader.vertexShader
      .replace(
        "#include <common>",
        "#include <common>\nattribute vec2 life; uniform float uTime, uWind; varying vec3 vPlace, vFace;",
      )
      .replace("#include <begin_vertex>", `#include <begin_vertex>\n${SWAY}`)
      .replace(
        "#include <fog_vertex>",
        `#include <fog_vertex>
        vec4 place = vec4(transformed, 1.);
        vec3 face = objectNormal;
        #ifdef USE_INSTANCING
          place = instanceMatrix * place;
          face = mat3(instanceMatrix) * face;
        #endif
        vPlace = (modelMatrix * place).xyz;
        vFace = normalize(mat3(modelMatrix) * face);`,
      );
    shader.fragmentShader = shader.fragmentShader
      .replace(
        "#include <common>",
        `#include <common>
        varying vec3 vPlace, vFace; uniform float uSnow, uWet; uniform vec3 uRim, uSheen, uDry[8];`,
      )
      .replace("#include <color_fragment>", `#include <color_fragment>\n${WEATHERED}`)
      .replace("#include <opaque_fragment>", RIMMED);
  };
  material.customProgramCacheKey = () => "paint";
  return material;
}

/**
 * What shines by itself, in vertex colours; each stroke's `lamp` picks a gain from the air.
 * @param {THREE.MeshBasicMaterialParameters & { air?: Air }} [options]
 */
export function glow({ air = STILL, ...options } = {}) {
  const material = new THREE.MeshBasicMaterial({ vertexColors: true, ...options });
  material.onBeforeCompile = (shader) => {
    Object.assign(shader.uniforms, air.uniforms);
    shader.vertexShader = shader.vertexShader
      .replace(
        "#include <common>",
        `#include <common>\nattribute vec2 life; uniform float uTime, uWind, uLamps[${LAMPS}];`,
      )
      .replace("#include <begin_vertex>", `#include <begin_vertex>\n${SWAY}\nvColor.rgb *= uLamps[int(life.y + .5)];`);
  };
  material.customProgramCacheKey = () => "glow";
  return material;
}

/**
 * A canvas drawn once by `draw`, as a texture.
 * @param {number} w @param {number} h pixels
 * @param {(c: CanvasRenderingContext2D, w: number, h: number) => void} draw
 * @param {{ repeat?: boolean, data?: boolean }} [options] data: numbers, not colours
 */
export function drawn(w, h, draw, { repeat = false, data = false } = {}) {
  const canvas = Object.assign(document.createElement("canvas"), { width: w, height: h });
  draw(/** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d")), w, h);
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
