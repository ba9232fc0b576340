/** The little handheld: our own pebble-shaped toy with a screen, a round pad, two buttons and a wrist strap. One shape for bench and table. */

/** @typedef {import("kit/brush.js").Brush} Brush */

/** one toy is 1 high; its screen's size and place */
export const TOY = {
  w: 0.68,
  h: 1,
  px: { width: 320, height: 240 },
  screen: { w: 0.5, h: 0.375, at: /** @type {[number, number, number]} */ ([0, 0.2, 0.088]) },
};

const SHELL = "#efe3c8";
const BEZEL = "#4c5272";
const MOSS = "#6f9a78";
const CORAL = "#e0664f";
const INK = "#33304a";

/** @param {Brush} b @param {Brush} lit @param {number} lamp */
export function drawHandheld(b, lit, lamp) {
  b.soft(TOY.w, TOY.h, 0.14, 0.13, SHELL, [0, 0, 0], { jitter: 0, ao: 0.2, sides: 8 });
  b.soft(TOY.w - 0.02, 0.05, 0.146, 0.02, MOSS, [0, -0.12, 0], { jitter: 0, ao: 0 });
  b.soft(0.59, 0.48, 0.03, 0.07, BEZEL, [0, 0.2, 0.07], { jitter: 0, ao: 0, sides: 8 });
  lit.drum(0.012, 0.012, 0.012, "#ff9a6a", [-0.268, 0.2, 0.086], { turn: [Math.PI / 2, 0, 0], sides: 8, ao: 0, lamp });
  // a round pad with four dots
  b.drum(0.118, 0.118, 0.03, BEZEL, [-0.17, -0.29, 0.075], { turn: [Math.PI / 2, 0, 0], sides: 26, ao: 0 });
  for (const [x, y] of [
    [0.06, 0],
    [-0.06, 0],
    [0, 0.06],
    [0, -0.06],
  ]) {
    b.drum(0.018, 0.018, 0.02, SHELL, [-0.17 + x, -0.29 + y, 0.088], { turn: [Math.PI / 2, 0, 0], sides: 10, ao: 0 });
  }
  for (const [x, y, ink] of /** @type {[number, number, string][]} */ ([
    [0.1, -0.34, CORAL],
    [0.23, -0.25, "#f0a94a"],
  ])) {
    b.drum(0.062, 0.066, 0.05, ink, [x, y, 0.08], { turn: [Math.PI / 2, 0, 0], sides: 20, ao: 0, jitter: 0 });
  }
  for (const x of [-0.06, 0.06]) b.soft(0.09, 0.03, 0.03, 0.014, BEZEL, [x, -0.43, 0.072], { ao: 0 });
  for (let i = 0; i < 3; i++)
    b.soft(0.13 - i * 0.03, 0.014, 0.02, 0.007, "#cfc2a4", [0.2, -0.42 + i * 0.03, 0.072], {
      ao: 0,
      turn: [0, 0, 0.5],
    });
  b.drum(0.06, 0.06, 0.05, INK, [0.34, 0.3, 0], { turn: [Math.PI / 2, 0, 0], sides: 16 }); // volume wheel
  b.cable(
    [
      [-0.3, 0.46, 0],
      [-0.42, 0.5, 0.04],
      [-0.5, 0.36, 0.08],
      [-0.47, 0.2, 0.1],
      [-0.4, 0.3, 0.06],
      [-0.32, 0.45, 0],
    ],
    0.014,
    CORAL,
    { steps: 26 },
  );
  b.ball(0.035, "#f3c653", [-0.47, 0.19, 0.1], { detail: 2, smooth: true });
}

/** Until the journey draws on it: a skyline. @param {HTMLCanvasElement} screen */
export function idleScreen(screen) {
  const c = /** @type {CanvasRenderingContext2D} */ (screen.getContext("2d"));
  const { width, height } = screen;
  c.fillStyle = "#c3d66a";
  c.fillRect(0, 0, width, height);
  c.fillStyle = "#31502d";
  for (let i = 0; i < 12; i++) {
    const tall = Math.round(2 + 5 * Math.abs(Math.sin(i * 1.7))) * 20;
    c.fillRect((i * width) / 12 + 3, height - tall - 20, width / 12 - 6, tall);
  }
}
