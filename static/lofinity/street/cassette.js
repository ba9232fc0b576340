/** A cassette: shell with a window, label of paper around it, and in the window two reels. 1.62 wide, 1.03 high, faces +z. */
import { Bin } from "kit/bin.js";
import { Brush, drawn, paint } from "kit/brush.js";
import { unmake } from "kit/unmake.js";
import * as THREE from "three";
import { radii } from "./reels.js";

/** units of this model to one metre of a true cassette (100.4 mm wide) */
export const SCALE = 16.1;
export const SHELL = { w: 1.62, h: 1.03, d: 0.19 };
const LABEL = { w: 1.46, h: 0.74, y: 0.065 };
const WINDOW = { w: 1.02, h: 0.33, r: 0.15, y: -0.06 };
const AXIS_X = 0.285; // a little closer than life, so that both packs show in the window

/** @param {number} w @param {number} h @param {number} r @param {number} y @param {THREE.Path} path */
function rounded(w, h, r, y, path) {
  const [x, up] = [w / 2 - r, h / 2 - r];
  path.absarc(x, y + up, r, 0, Math.PI / 2, false);
  path.absarc(-x, y + up, r, Math.PI / 2, Math.PI, false);
  path.absarc(-x, y - up, r, Math.PI, Math.PI * 1.5, false);
  path.absarc(x, y - up, r, Math.PI * 1.5, Math.PI * 2, false);
  return path;
}

/** A plate with the window cut out. @param {number} w @param {number} h @param {number} r @param {number} y */
function holed(w, h, r, y) {
  const plate = /** @type {THREE.Shape} */ (rounded(w, h, r, y, new THREE.Shape()));
  plate.holes.push(rounded(WINDOW.w, WINDOW.h, WINDOW.r, WINDOW.y, new THREE.Path()));
  return plate;
}

/** @param {Brush} b @param {string} ink */
function drawShell(b, ink) {
  const o = { jitter: 0, ao: 0.12 };
  b.soft(SHELL.w, SHELL.h, SHELL.d, 0.06, ink, [0, 0, 0], o);
  const front = new THREE.ExtrudeGeometry(holed(SHELL.w - 0.03, SHELL.h - 0.03, 0.05, 0), {
    depth: 0.03,
    bevelEnabled: false,
    curveSegments: 8,
  });
  b.add(front.translate(0, 0, SHELL.d / 2), ink, [0, 0, 0], { ...o, ao: 0.05 });
  const foot = new THREE.Shape([
    new THREE.Vector2(-0.56, -0.5),
    new THREE.Vector2(0.56, -0.5),
    new THREE.Vector2(0.5, -0.33),
    new THREE.Vector2(-0.5, -0.33),
  ]);
  b.add(
    new THREE.ExtrudeGeometry(foot, { depth: 0.05, bevelEnabled: false }).translate(0, 0, SHELL.d / 2 + 0.015),
    ink,
    [0, 0, 0],
    { ...o, ao: 0.3 },
  );
  const face = [Math.PI / 2, 0, 0];
  for (const x of [-0.74, 0.74])
    for (const y of [-0.45, 0.45]) {
      b.drum(0.026, 0.026, 0.02, "#a89a80", [x, y, SHELL.d / 2 + 0.03], {
        turn: /** @type {any} */ (face),
        sides: 10,
        ao: 0,
      });
      b.box(0.036, 0.007, 0.006, "#6f6250", [x, y, SHELL.d / 2 + 0.041], { turn: [0, 0, x * y * 3], ao: 0 });
    }
  for (const x of [-0.4, 0.4, -0.22, 0.22])
    b.drum(0.03, 0.03, 0.01, "#2a2233", [x, -0.43, SHELL.d / 2 + 0.066], {
      turn: /** @type {any} */ (face),
      sides: 14,
      ao: 0,
    });
  b.soft(WINDOW.w + 0.06, WINDOW.h + 0.06, 0.01, WINDOW.r, "#1c1726", [0, WINDOW.y, SHELL.d / 2 + 0.003], { ao: 0 }); // the dark within
}

/** A hub with six teeth inside a white ring. @param {Brush} b */
function drawHub(b) {
  const face = /** @type {import("kit/brush.js").Triple} */ ([Math.PI / 2, 0, 0]);
  b.ring(0.128, 0.026, "#fff6e2", [0, 0, 0.008], { sides: 30 });
  b.drum(0.11, 0.11, 0.012, "#241f30", [0, 0, 0], { turn: face, sides: 24, ao: 0 });
  for (let i = 0; i < 6; i++) {
    const turn = (i * Math.PI) / 3;
    b.box(0.045, 0.024, 0.024, "#fff6e2", [Math.cos(turn) * 0.092, Math.sin(turn) * 0.092, 0.008], {
      turn: [0, 0, turn],
      ao: 0,
    });
  }
}

/** Wound tape, seen from the side: a brown gloss with fine rings. @param {CanvasRenderingContext2D} c @param {number} w */
function drawPack(c, w) {
  c.fillStyle = "#4a2d26";
  c.fillRect(0, 0, w, w);
  for (let r = 2; r < w / 2; r += 2) {
    c.strokeStyle = `rgba(${r % 6 ? "122,82,64" : "30,16,16"},${0.16 + 0.12 * Math.sin(r * 1.7)})`;
    c.lineWidth = 1;
    c.beginPath();
    c.arc(w / 2, w / 2, r, 0, 7);
    c.stroke();
  }
  for (const turn of [0.6, 3.74]) {
    // two soft lights, as on a record
    const sheen = c.createConicGradient(turn, w / 2, w / 2);
    sheen.addColorStop(0, "rgba(255,214,170,.3)");
    sheen.addColorStop(0.1, "rgba(255,214,170,0)");
    sheen.addColorStop(0.9, "rgba(255,214,170,0)");
    sheen.addColorStop(1, "rgba(255,214,170,.3)");
    c.fillStyle = sheen;
    c.fillRect(0, 0, w, w);
  }
}

export class Cassette {
  group = new THREE.Group();
  #bin = new Bin();
  #paper;
  #sides;

  /** @param {{ air: import("kit/brush.js").Air, ink?: string }} given */
  constructor({ air, ink = "#e9dcc0" }) {
    const b = new Brush(61);
    b.ground = Number.NEGATIVE_INFINITY;
    drawShell(b, ink);
    const look = paint({ air });
    const label = new THREE.ShapeGeometry(holed(LABEL.w, LABEL.h, 0.035, LABEL.y), 8);
    const { position, uv } = label.attributes;
    for (let i = 0; i < position.count; i++) {
      uv.setXY(i, position.getX(i) / LABEL.w + 0.5, (position.getY(i) - LABEL.y) / LABEL.h + 0.5);
    }
    this.#paper = new THREE.Mesh(label, new THREE.MeshLambertMaterial({ color: "#f6ead2" }));
    this.#paper.position.z = SHELL.d / 2 + 0.032;
    this.#paper.receiveShadow = true;
    const rim = new Brush(62);
    rim.ground = Number.NEGATIVE_INFINITY;
    const edge = rounded(WINDOW.w + 0.03, WINDOW.h + 0.03, WINDOW.r + 0.015, WINDOW.y, new THREE.Shape());
    /** @type {THREE.Shape} */ (edge).holes.push(rounded(WINDOW.w, WINDOW.h, WINDOW.r, WINDOW.y, new THREE.Path()));
    rim.add(
      new THREE.ExtrudeGeometry(/** @type {THREE.Shape} */ (edge), {
        depth: 0.02,
        bevelEnabled: false,
        curveSegments: 8,
      }),
      "#efe2c6",
      [0, 0, SHELL.d / 2 + 0.03],
      { ao: 0 },
    );
    this.#sides = [-1, 1].map((side) => this.#reel(look, side));
    this.group.add(b.mesh(look), this.#paper, rim.mesh(look), ...this.#sides.map((reel) => reel.group));
    this.setPosition(0);
    this.#bin.add(() => unmake(this.group));
  }

  /** @param {THREE.Material} look @param {number} side -1 supply, 1 take-up */
  #reel(look, side) {
    const b = new Brush(63);
    b.ground = Number.NEGATIVE_INFINITY;
    drawHub(b);
    const hub = b.mesh(look);
    hub.castShadow = false;
    hub.position.z = 0.012;
    const pack = new THREE.Mesh(
      new THREE.CircleGeometry(1, 44),
      new THREE.MeshLambertMaterial({ map: drawn(256, 256, drawPack) }),
    );
    const group = new THREE.Group();
    group.position.set(side * AXIS_X, WINDOW.y, SHELL.d / 2 + 0.01);
    group.add(pack, hub);
    return { group, pack };
  }

  /** @param {HTMLCanvasElement | OffscreenCanvas | null} canvas about 2 : 1; null leaves the paper blank */
  setLabel(canvas) {
    const look = this.#paper.material;
    look.map?.dispose();
    look.map = null;
    if (canvas) {
      look.map = new THREE.CanvasTexture(canvas);
      look.map.colorSpace = THREE.SRGBColorSpace;
      look.map.anisotropy = 8;
    }
    look.color.set(canvas ? "#ffffff" : "#f6ead2");
    look.needsUpdate = true;
  }

  /** @param {number} position 0..1 of this side */
  setPosition(position) {
    const { supply, takeUp } = radii(position);
    // packs shrink a little with the axes, so that they never meet: 2 × 0.285 < 2 × 0.342
    const fit = SCALE * (AXIS_X / 0.342) * 0.88;
    for (const [i, r] of [supply, takeUp].entries()) this.#sides[i].pack.scale.setScalar(r * fit);
  }

  /** @param {number} supply @param {number} takeUp radians to add */
  turn(supply, takeUp) {
    this.#sides[0].group.rotation.z += supply;
    this.#sides[1].group.rotation.z += takeUp;
  }

  dispose() {
    this.#bin.dispose();
  }
}
