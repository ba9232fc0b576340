import assert from "node:assert/strict";
import { after, beforeEach, test } from "node:test";
import { Actions } from "kit/actions.js";
import { held } from "kit/bin.js";

/** As much of a page as actions listen to: two event targets and a canvas with a corner. */
class Canvas extends EventTarget {
  getBoundingClientRect = () => ({ left: 100, top: 50 });
  contains = (/** @type {unknown} */ node) => node === this;
}
const page = /** @type {any} */ (globalThis);
/** @type {{ buttons: { pressed: boolean }[], axes: number[], mapping: string }[]} */
let pads = [];
beforeEach(() => {
  pads = [];
  page.window = new EventTarget();
  page.document = Object.assign(new EventTarget(), { hidden: false, documentElement: { dataset: {} } });
  Object.defineProperty(globalThis, "navigator", { value: { getGamepads: () => pads }, configurable: true });
});
after(() => assert.equal(held.listeners, 0));

/** @param {string} type @param {object} fields */
const event = (type, fields) => Object.assign(new Event(type, { cancelable: true }), fields);
/** @param {string} key @param {object} [more] */
const press = (key, more = {}) => page.window.dispatchEvent(event("keydown", { key, ...more }));
/** @param {string} key */
const lift = (key) => page.window.dispatchEvent(event("keyup", { key }));

/** A loop whose input phase comes when it is called. */
class InputOnly {
  /** @type {(() => void)[]} */
  calls = [];
  on(/** @type {string} */ _phase, /** @type {() => void} */ call) {
    this.calls.push(call);
    return () => {};
  }
  turn() {
    for (const call of this.calls) call();
  }
}

function stand() {
  const canvas = new Canvas();
  const loop = new InputOnly();
  const actions = new Actions(/** @type {any} */ (canvas), { loop: /** @type {any} */ (loop) });
  actions.define({ name: "insertCoin", keys: ["Enter", "Pointer.tap", "Gamepad.a"] });
  actions.define({ name: "wind", keys: ["ArrowRight", "Gamepad.right"], repeat: true });
  actions.define({ name: "take", keys: ["Pointer.drag"] });
  /** @type {string[]} */
  const done = [];
  for (const name of ["insertCoin", "wind", "take"]) {
    actions.on(name, ({ device, x, y }) => done.push(`${name} ${device} ${x},${y}`));
    actions.onRelease(name, () => done.push(`${name} let go`));
  }
  return { canvas, loop, actions, done };
}
/** @param {Canvas} canvas @param {EventTarget} to @param {string} type @param {number} x @param {number} y @param {object} [more] */
function point(canvas, to, type, x, y, more = {}) {
  const happening = event(type, { isPrimary: true, button: 0, clientX: x, clientY: y, pointerType: "touch", ...more });
  Object.defineProperty(happening, "target", { value: canvas });
  to.dispatchEvent(happening);
}

test("one action, three devices; the page is told which was used last", () => {
  const { canvas, loop, actions, done } = stand();
  press("Enter");
  lift("Enter");
  assert.equal(page.document.documentElement.dataset.input, "keyboard");
  point(canvas, canvas, "pointerdown", 130, 80);
  point(canvas, page.window, "pointerup", 131, 80);
  assert.equal(page.document.documentElement.dataset.input, "touch");
  pads = [{ mapping: "standard", axes: [0, 0], buttons: [{ pressed: true }] }];
  loop.turn();
  loop.turn();
  assert.equal(page.document.documentElement.dataset.input, "gamepad");
  assert.deepEqual(done, [
    "insertCoin keyboard 0,0",
    "insertCoin let go",
    "insertCoin touch 31,30",
    "insertCoin let go",
    "insertCoin gamepad 0,0",
  ]);
  actions.dispose();
});

test("a held key calls again only where that was asked for", () => {
  const { actions, done } = stand();
  for (const key of ["Enter", "Enter", "ArrowRight", "ArrowRight"]) press(key);
  assert.equal(done.filter((each) => each.startsWith("insertCoin")).length, 1);
  assert.equal(done.filter((each) => each.startsWith("wind")).length, 2);
  assert.ok(actions.isHeld("wind"));
  actions.dispose();
});

test("losing focus or being hidden lets everything go", () => {
  const { actions, done } = stand();
  press("ArrowRight");
  page.window.dispatchEvent(new Event("blur"));
  assert.ok(!actions.isHeld("wind"));
  press("ArrowRight");
  page.document.hidden = true;
  page.document.dispatchEvent(new Event("visibilitychange"));
  assert.equal(done.filter((each) => each === "wind let go").length, 2);
  actions.dispose();
});

test("a finger that wanders drags and does not tap", () => {
  const { canvas, actions, done } = stand();
  point(canvas, canvas, "pointerdown", 110, 60);
  point(canvas, page.window, "pointermove", 140, 60);
  point(canvas, page.window, "pointerup", 150, 60);
  assert.deepEqual(done, ["take touch 40,10", "take let go"]);
  actions.dispose();
});

test("typing is typing: words in a field are no actions, a focused button keeps its Enter and a fader its arrows", () => {
  const { actions, done } = stand();
  const field = {
    matches: (/** @type {string} */ selector) => selector.includes("textarea") && !selector.includes("a[href]"),
  };
  const button = { matches: (/** @type {string} */ selector) => selector.includes("button,") };
  const fader = { matches: (/** @type {string} */ selector) => selector.startsWith("input[type=range]") };
  for (const [key, target] of /** @type {const} */ ([
    ["ArrowRight", fader],
    ["ArrowRight", field],
    ["Enter", button],
  ])) {
    const typed = event("keydown", { key });
    Object.defineProperty(typed, "target", { value: target });
    page.window.dispatchEvent(typed);
  }
  press("Enter", { ctrlKey: true });
  assert.deepEqual(done, []);
  actions.dispose();
});

test("the stick is the pad's arrows", () => {
  const { loop, actions, done } = stand();
  pads = [{ mapping: "standard", axes: [0.9, 0], buttons: [] }];
  loop.turn();
  pads[0].axes = [0.1, 0];
  loop.turn();
  assert.deepEqual(done, ["wind gamepad 0,0", "wind let go"]);
  actions.dispose();
});

test("nobody can listen to an action that was never named", () => {
  const { actions } = stand();
  assert.throws(() => actions.on("insertCion", () => {}), /insertCion/);
  actions.dispose();
});
