/** A page that stands -> `window.__app`, through which tests look at it, and `<html data-ready>`. */
import { held } from "kit/bin.js";

/**
 * @typedef {object} Open
 * @property {boolean} ready
 * @property {number} frames drawn so far
 * @property {any} state the world's own words
 * @property {() => import("kit/stage.js").Report | null} report null without 3D
 * @property {() => { report: import("kit/stage.js").Report | null, held: typeof held }} dispose unmakes the world and counts what is left
 */

/**
 * @param {{ loop: import("kit/loop.js").Loop, stage?: import("kit/stage.js").Stage | null, state: () => unknown, dispose: () => void }} given
 *   dispose: unmakes the world, not the stage or the loop
 */
export function expose({ loop, stage = null, state, dispose }) {
  /** @type {Open} */
  const app = {
    ready: true,
    get frames() {
      return loop.frame;
    },
    get state() {
      return state();
    },
    report: () => stage?.report() ?? null,
    dispose() {
      dispose();
      const report = stage?.report() ?? null;
      stage?.dispose();
      loop.dispose();
      return { report, held: { ...held } };
    },
  };
  Object.assign(window, { __app: app });
  const stand = () => (document.documentElement.dataset.ready = stage ? "3d" : "plain");
  if (!stage || !loop.frozen) stand();
  else if (loop.frame > 0) stand();
  else loop.rested.on(stand);
  return app;
}
