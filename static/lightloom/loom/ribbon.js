/**
 * Threads: any number of curves in one mesh, each a flat ribbon shaded as round, twisted yarn. Laid anew whenever they move,
 * into arrays made once.
 */
import {
  BufferAttribute,
  BufferGeometry,
  DoubleSide,
  DynamicDrawUsage,
  Group,
  Mesh,
  ShaderMaterial,
  Vector2,
} from "three";

const LONGEST = 320; // points of one thread

/** @param {boolean} shadow @param {{ uEdges: { value: Vector2 } }} uniforms */
const yarnLook = (shadow, uniforms) =>
  new ShaderMaterial({
    transparent: true,
    depthWrite: false,
    side: DoubleSide,
    uniforms,
    vertexShader: /* glsl */ `
      attribute vec3 tint;
      attribute vec3 yarn; /* along (thread widths), across -1..1, glow */
      varying vec3 vTint, vYarn;
      varying float vX;
      void main() {
        vTint = tint;
        vYarn = yarn;
        vec4 place = modelMatrix * vec4(position ${shadow ? "+ vec3(0.05, -0.08, -0.01)" : ""}, 1.0);
        vX = place.x;
        gl_Position = projectionMatrix * viewMatrix * place;
      }`,
    fragmentShader: /* glsl */ `
      uniform vec2 uEdges;
      varying vec3 vTint, vYarn;
      varying float vX;
      void main() {
        if (vX < uEdges.x || vX > uEdges.y) discard;
        float body = sqrt(max(0.0, 1.0 - vYarn.y * vYarn.y));
        float edge = smoothstep(1.0, 0.72, abs(vYarn.y));
        ${
          shadow
            ? "gl_FragColor = vec4(0.07, 0.03, 0.04, 0.36 * edge * max(0.0, 1.0 - abs(vYarn.z)));"
            : `float ply = sin(vYarn.x * 2.1 + vYarn.y * 2.3); /* two-ply twist runs diagonally */
        float lit = 0.52 + 0.42 * body + 0.2 * vYarn.y + 0.1 * ply;
        float glow = max(0.0, vYarn.z);
        vec3 hue = mix(vTint * lit, mix(vTint, vec3(1.0, 0.96, 0.82), body * 0.45) * (0.85 + 0.4 * body), glow);
        gl_FragColor = vec4(hue, edge * (1.0 - max(0.0, -vYarn.z)));
        #include <colorspace_fragment>`
        }
      }`,
  });

export class Ribbons {
  group = new Group();
  edges = new Vector2(-1e4, 1e4);
  #shape = new BufferGeometry();
  #looks;
  #most;
  #position;
  #tint;
  #yarn;
  #points = 0;
  #indices = 0;
  /** the thread that is being laid */
  #x = new Float32Array(LONGEST);
  #y = new Float32Array(LONGEST);
  #z = new Float32Array(LONGEST);
  #length = 0;
  #hue = [0, 0, 0];
  #width = 0.1;
  #glow = 0;
  #index;

  /** @param {{ points: number, shadow?: boolean, order?: number }} given points: of all threads together, at most */
  constructor({ points, shadow = true, order = 5 }) {
    this.#most = points;
    this.#position = this.#attribute("position");
    this.#tint = this.#attribute("tint");
    this.#yarn = this.#attribute("yarn");
    this.#index = new BufferAttribute(new Uint16Array(points * 6), 1).setUsage(DynamicDrawUsage);
    this.#shape.setIndex(this.#index);
    const uniforms = { uEdges: { value: this.edges } };
    this.#looks = (shadow ? [true, false] : [false]).map((dark) => yarnLook(dark, uniforms));
    this.#looks.forEach((look, i) => {
      const mesh = new Mesh(this.#shape, look);
      mesh.renderOrder = order + i;
      mesh.frustumCulled = false;
      this.group.add(mesh);
    });
  }

  /** @param {string} name */
  #attribute(name) {
    const attribute = new BufferAttribute(new Float32Array(this.#most * 2 * 3), 3).setUsage(DynamicDrawUsage);
    this.#shape.setAttribute(name, attribute);
    return attribute;
  }

  /** Lifts all threads. */
  begin() {
    this.#points = this.#indices = 0;
  }

  /** @param {readonly number[]} hue red, green, blue as light @param {number} width units @param {number} [glow] 0..1; below 0: fades */
  thread(hue, width, glow = 0) {
    this.#hue = /** @type {number[]} */ (hue);
    this.#width = width;
    this.#glow = glow;
    this.#length = 0;
  }

  /** @param {number} x @param {number} y @param {number} z */
  to(x, y, z) {
    if (this.#length >= LONGEST) return;
    this.#x[this.#length] = x;
    this.#y[this.#length] = y;
    this.#z[this.#length] = z;
    this.#length += 1;
  }

  /** Lays the thread. */
  cut() {
    const n = this.#length;
    if (n < 2 || this.#points + n > this.#most) return;
    const position = this.#position.array;
    const tint = this.#tint.array;
    const yarn = this.#yarn.array;
    const index = this.#index.array;
    const x = this.#x;
    const y = this.#y;
    let along = 0;
    for (let i = 0; i < n; i++) {
      const a = Math.max(0, i - 1);
      const b = Math.min(n - 1, i + 1);
      const dx = x[b] - x[a];
      const dy = y[b] - y[a];
      const half = (this.#width * 0.5) / (Math.hypot(dx, dy) || 1);
      if (i > 0) along += Math.hypot(x[i] - x[a], y[i] - y[a]) / this.#width;
      const first = (this.#points + i) * 2;
      for (let side = 0; side < 2; side++) {
        const across = side * 2 - 1;
        const k = (first + side) * 3;
        position[k] = x[i] - dy * across * half;
        position[k + 1] = y[i] + dx * across * half;
        position[k + 2] = this.#z[i];
        tint[k] = this.#hue[0];
        tint[k + 1] = this.#hue[1];
        tint[k + 2] = this.#hue[2];
        yarn[k] = along;
        yarn[k + 1] = across;
        yarn[k + 2] = this.#glow;
      }
      if (i === 0) continue;
      const q = this.#indices;
      index[q] = first - 2;
      index[q + 1] = index[q + 3] = first - 1;
      index[q + 2] = index[q + 4] = first;
      index[q + 5] = first + 1;
      this.#indices += 6;
    }
    this.#points += n;
  }

  /** All threads lie. */
  end() {
    for (const each of [this.#position, this.#tint, this.#yarn, this.#index]) each.needsUpdate = true;
    this.#shape.setDrawRange(0, this.#indices);
    this.group.visible = this.#indices > 0;
  }

  dispose() {
    this.group.removeFromParent();
    this.#shape.dispose();
    for (const look of this.#looks) look.dispose();
  }
}
