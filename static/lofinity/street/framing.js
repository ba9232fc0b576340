/** The shape of the window -> where the camera stands and how things are set out. Pure arithmetic; knows no three.js. */

/** @typedef {[number, number, number]} Triple */
/** @typedef {{ fov: number, position: Triple, target: Triple }} Pose fov in degrees, vertical */

/** below this width : height the street is set out upright */
export const UPRIGHT = 0.82;

/** @param {number} aspect width : height @returns {"wide" | "tall"} */
export const layoutOf = (aspect) => (aspect < UPRIGHT ? "tall" : "wide");

/** @param {number} a @param {number} b @param {number} t clamped to 0..1 */
const mix = (a, b, t) => a + (b - a) * Math.min(1, Math.max(0, t));

/** Vertical field of view that shows at least so much to either side. @param {number} half_m half of the width @param {number} distance_m @param {number} aspect */
const fovForWidth = (half_m, distance_m, aspect) => (360 / Math.PI) * Math.atan(half_m / distance_m / aspect);

/**
 * Where one looks at the street from. Wide: cafe left, machine left of centre, lane and sky to the right.
 * Tall: the machine is the column; sky above, its mirror below.
 * @param {number} aspect @returns {Pose}
 */
export function streetPose(aspect) {
  if (layoutOf(aspect) === "tall") {
    const t = (aspect - 0.42) / (UPRIGHT - 0.42);
    const fov = Math.max(43, fovForWidth(mix(1.62, 2.4, t), 7.7, aspect));
    return { fov, position: [-0.1, 1.7, 7.4], target: [mix(0.3, 0.25, t), mix(1.62, 1.35, t), -0.4] };
  }
  const t = (aspect - 1) / 0.78; // 1 : 1 .. 16 : 9
  const fov = Math.max(31, fovForWidth(mix(2.5, 3.9, t), 7.6, Math.min(aspect, 1.9)));
  return { fov, position: [mix(-0.6, -1.0, t), 1.6, 7.2], target: [mix(0.1, 0.62, t), mix(1.16, 1.03, t), -0.4] };
}

/** Before it settles the camera stands farther off and higher, on the other side of the road. @param {Pose} pose @param {number} t 0 far .. 1 settled @returns {Pose} */
export function arrivingPose(pose, t) {
  const away = 1 - t;
  const [x, y, z] = pose.position;
  const [tx, ty, tz] = pose.target;
  return {
    fov: pose.fov + 5 * away,
    position: [x + 1.5 * away, y + 0.75 * away, z + 2.3 * away],
    target: [tx + 0.5 * away, ty + 0.5 * away, tz],
  };
}

/** The table with the player on it. @param {number} aspect @returns {Pose} */
export function deckPose(aspect) {
  if (layoutOf(aspect) === "tall") {
    const fov = Math.max(40, fovForWidth(1.62, 7.9, aspect));
    return { fov, position: [0.2, 2.35, 7.9], target: [0.02, mix(0.25, 0.5, aspect), 0] };
  }
  const fov = Math.max(29, fovForWidth(mix(2.1, 3.5, (aspect - 1) / 0.78), 6.6, Math.min(aspect, 1.9)));
  return { fov, position: [0.15, 1.95, 6.6], target: [0.05, 0.66, 0] };
}

/** The little handheld, left on the same table. @param {number} aspect @returns {Pose} */
export function handheldPose(aspect) {
  const x = -5.2;
  if (layoutOf(aspect) === "tall") {
    const fov = Math.max(36, fovForWidth(1.12, 6.4, aspect));
    return { fov, position: [x + 0.25, 2.1, 6.2], target: [x, 0.62, 0] };
  }
  const fov = Math.max(26, fovForWidth(1.9, 5.6, Math.min(aspect, 1.9)));
  return { fov, position: [x + 0.5, 1.9, 5.6], target: [x + 0.55, 0.98, 0] };
}

/** Part of the way between two poses. @param {Pose} a @param {Pose} b @param {number} t @returns {Pose} */
export function blend(a, b, t) {
  const mix = (/** @type {number} */ from, /** @type {number} */ to) => from + (to - from) * t;
  const place = (/** @type {"position" | "target"} */ what) =>
    /** @type {Triple} */ (a[what].map((from, i) => mix(from, b[what][i])));
  return { fov: mix(a.fov, b.fov), position: place("position"), target: place("target") };
}

/** What stands where; a place is [x, y, z, turn]. y is above the pavement. @type {Record<"wide" | "tall", Record<string, [number, number, number, number]>>} */
export const PLACES = {
  wide: {
    bench: [-1.86, 0, -0.18, 0.16],
    things: [-1.84, 0.45, -0.15, 0.16],
    crate: [-3.55, 0, 0.28, 0.5],
    bicycle: [1.72, 0, -0.42, 0.12],
    cat: [1.36, 1.36, -0.94, 0.12],
    rack: [-0.93, 1.28, -0.88, 0],
    board: [-2.98, 0, 0.12, 0.3],
    brazier: [1.12, 0, 0.22, 0],
  },
  tall: {
    bench: [-2.6, 0, -0.3, 0.1],
    things: [1.3, 0.45, 0.16, -0.12],
    crate: [1.3, 0, 0.16, -0.12],
    bicycle: [1.95, 0, -0.52, 0.1],
    cat: [1.28, 1.36, -0.94, 0.08],
    rack: [-0.93, 1.28, -0.88, 0],
    board: [-1.3, 0, 0.3, 0.25],
    brazier: [1.2, 0, 0.62, 0],
  },
};

/** where the moon stands on the backdrop */
export const MOON = {
  wide: /** @type {[number, number]} */ ([57, 15]),
  tall: /** @type {[number, number]} */ ([11, 24]),
};
