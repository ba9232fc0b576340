/** The lobby: a page of three links first, then, where 3D can be drawn, the street they lie on. Decides nothing else. */
import { Actions } from "kit/actions.js";
import { expose } from "kit/app.js";
import { AudioBus } from "kit/audio.js";
import { Bin } from "kit/bin.js";
import { make, need } from "kit/dom.js";
import { Loop } from "kit/loop.js";
import { reducedMotion } from "kit/motion.js";
import { pickQuality } from "kit/quality.js";
import { Report } from "kit/report.js";
import { whoPlays } from "kit/who-plays.js";
import { readStreet } from "lobby/doors.js";

const PATIENCE_MS = 2500; // the street is drawn even if the house does not answer: its doors are shut then
const WALK_MS = 950;

/** @typedef {import("lobby/doors.js").Door} Door */
/** @typedef {import("lobby/street.js").Street} Street */

const bin = new Bin();
const audio = bin.keep(new AudioBus());
const fronts = [.../** @type {NodeListOf<HTMLLIElement>} */ (document.querySelectorAll("[data-door]"))];

const told = await fetch("/doors.json", { signal: AbortSignal.timeout(PATIENCE_MS) })
  .then((answer) => (answer.ok ? answer.json() : null))
  .catch(() => null);
// a house that does not answer leaves the page as it was written
const doors = told ? readStreet(told).doors : fronts.map((front) => ({ open: !front.classList.contains("shut") }));
if (told) tell(readStreet(told));
if (told?.engine?.known === false) bin.add(whoPlays((doors) => sayWhoPlays(readStreet(doors))));
hushButton();
reportButton();

const quality = pickQuality();
const loop = new Loop({ fps: quality.fps });
const { Stage } = await import("kit/stage.js");
if (Stage.supported()) await stand();
else expose({ loop, state: () => ({ view: "plain", doors }), dispose: () => bin.dispose() });

/** What the house says of itself, put into the page. @param {import("lobby/doors.js").Street} street */
function tell({ doors, engine, links }) {
  for (const [i, door] of doors.entries()) present(fronts[i], /** @type {Door} */ (door));
  sayWhoPlays({ engine });
  const source = /** @type {HTMLAnchorElement} */ (need("[data-source]"));
  if (links.source_url) source.href = links.source_url;
  source.hidden = !links.source_url;
}

/** @param {Pick<import("lobby/doors.js").Street, "engine">} street */
function sayWhoPlays({ engine }) {
  const says = need("[data-engine]");
  says.textContent = engine.says;
  says.hidden = !engine.says;
}

/** An open door is a link; a shut one says when. @param {HTMLLIElement} front @param {Door} door */
function present(front, door) {
  const was = need(".twin", front);
  const twin = door.open ? make("a", { class: "twin", href: `/${door.slug}` }) : make("div", { class: "twin" });
  twin.append(...was.childNodes);
  was.replaceWith(twin);
  front.classList.toggle("shut", !door.open);
  if (door.sentence) need("[data-sentence]", twin).textContent = door.sentence;
  const soon = twin.querySelector(".soon");
  if (door.open) soon?.remove();
  else if (!soon) twin.append(make("em", { class: "soon" }, "opens soon"));
}

/** The street itself, once its letters are there to be painted on its signs. */
async function stand() {
  const [{ Street }] = await Promise.all([
    import("lobby/street.js"),
    document.fonts.load("600 64px Fredoka").catch(() => []),
    document.fonts.load("500 40px Fredoka").catch(() => []),
  ]);
  document.documentElement.dataset.view = "3d"; // before the canvas is measured
  const canvas = /** @type {HTMLCanvasElement} */ (need("#view"));
  const stage = new Stage({ canvas, loop, quality });
  const street = bin.keep(new Street({ stage, loop, quality, doors }));
  const actions = bin.keep(new Actions(canvas, { loop }));
  const place = () => {
    for (const [i, { x }] of street.spots().entries()) fronts[i].style.setProperty("--x", `${Math.round(x)}px`);
  };
  bin.add(stage.resized.on(place));
  place();
  look(street);
  point(street, stage, actions);
  walk(street, actions);
  loop.start();
  expose({
    loop,
    stage,
    state: () => ({ view: "3d", tier: quality.tier, doors, ...street.state }),
    dispose: () => bin.dispose(),
  });
}

/** Focus and hover on a link warm its front. @param {Street} street */
function look(street) {
  for (const [i, front] of fronts.entries()) {
    for (const type of ["pointerenter", "focusin"]) {
      bin.listen(front, type, () => {
        street.look(i);
        loop.nudge();
      });
    }
    for (const type of ["pointerleave", "focusout"]) {
      bin.listen(front, type, () => {
        const focused = fronts.findIndex((each) => each.contains(document.activeElement) && each !== front);
        street.look(focused < 0 ? null : focused);
        loop.nudge();
      });
    }
  }
}

/** The fronts in the picture answer to the pointer as their links do. @param {Street} street @param {import("kit/stage.js").Stage} stage @param {Actions} actions */
function point(street, stage, actions) {
  const under = (/** @type {{ x: number, y: number }} */ { x, y }) =>
    street.spots().findIndex((spot) => Math.abs(x - spot.x) < spot.width / 2 && y > spot.top && y < spot.bottom + 20);
  let over = -1;
  bin.add(
    actions.moved.on((pointer) => {
      if (pointer.device === "mouse") {
        street.point((pointer.x / stage.size.width) * 2 - 1, 1 - (pointer.y / stage.size.height) * 2);
      }
      const now = pointer.inside ? under(pointer) : -1;
      if (now === over) return;
      over = now;
      street.look(over < 0 ? null : over);
      need("#view").style.cursor = over >= 0 && doors[over].open ? "pointer" : "default";
      loop.nudge();
    }),
  );
  actions.define({ name: "knock", keys: ["Pointer.tap"] });
  bin.add(
    actions.on("knock", (tap) => {
      const index = under(tap);
      if (index >= 0) fronts[index].querySelector("a")?.click();
    }),
  );
}

/** Along the street by arrows and pad; through a door by its link, after a few steps. @param {Street} street @param {Actions} actions */
function walk(street, actions) {
  const step = (/** @type {number} */ by) => {
    const links = fronts.flatMap((front) => [...front.querySelectorAll("a")]);
    const at = links.indexOf(/** @type {HTMLAnchorElement} */ (document.activeElement));
    links[(at + by + links.length * 2) % links.length]?.focus();
  };
  actions.define({ name: "left", keys: ["ArrowLeft", "Gamepad.left"] });
  actions.define({ name: "right", keys: ["ArrowRight", "Gamepad.right"] });
  actions.define({ name: "enter", keys: ["Gamepad.a"] });
  bin.add(actions.on("left", () => step(-1)));
  bin.add(actions.on("right", () => step(1)));
  bin.add(actions.on("enter", () => /** @type {HTMLElement | null} */ (document.activeElement)?.click()));
  for (const [i, front] of fronts.entries()) {
    bin.listen(front, "click", (/** @type {MouseEvent} */ event) => {
      const link = /** @type {Element} */ (event.target).closest("a");
      const elsewhere = event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
      if (!link || elsewhere) return;
      audio.play("door");
      if (reducedMotion.value || loop.frozen) return; // straight through
      event.preventDefault();
      document.documentElement.classList.add("leaving");
      street.walkTo(i);
      bin.after(WALK_MS, () => location.assign(link.href));
    });
  }
  // taken from the browser's memory: the visitor stands on the street again
  bin.listen(window, "pageshow", () => {
    document.documentElement.classList.remove("leaving");
    street.rest();
  });
}

/** A way to tell the keeper that something is wrong; it takes this script, so only now is it there. */
function reportButton() {
  const report = bin.keep(new Report("street"));
  const way = need("[data-report]");
  bin.listen(way, "click", () => report.open());
  /** @type {HTMLElement} */ (way).hidden = false;
}

/** Sound is one click away from silence, and the house remembers. */
function hushButton() {
  const button = make("button", { class: "hush", type: "button", "aria-pressed": audio.muted, "aria-label": "Mute" });
  const icon = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  icon.setAttribute("viewBox", "0 0 24 24");
  icon.setAttribute("aria-hidden", "true");
  for (const [name, line] of [
    ["", "M4 9v6h4l5 4V5L8 9z"],
    ["waves", "M16 9a4 4 0 0 1 0 6M18.5 6.5a8 8 0 0 1 0 11"],
    ["cross", "m17 9 5 6m0-6-5 6"],
  ]) {
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    if (name) path.setAttribute("class", name);
    path.setAttribute("d", line);
    icon.append(path);
  }
  button.append(icon);
  button.setAttribute("aria-pressed", String(audio.muted));
  bin.listen(button, "click", () => {
    audio.setMuted(!audio.muted);
    button.setAttribute("aria-pressed", String(audio.muted));
  });
  document.body.append(button);
  bin.add(() => button.remove());
}
