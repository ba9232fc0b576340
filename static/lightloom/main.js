/** The page -> Lightloom. The card is up before anything is fetched; three is loaded only where the loom can be drawn. */
import { Api } from "kit/api.js";
import { expose } from "kit/app.js";
import { asked } from "kit/asked.js";
import { AudioBus } from "kit/audio.js";
import { need } from "kit/dom.js";
import { toast } from "kit/hud.js";
import { Loop } from "kit/loop.js";
import { pickQuality, probe } from "kit/quality.js";
import { whoPlays } from "kit/who-plays.js";
import { FRAGMENT, fromToken } from "lightloom/keep/link.js";
import { Lightloom } from "lightloom/lightloom.js";
import { CODE } from "lightloom/together/together.js";

async function open() {
  const query = asked();
  const quality = pickQuality();
  const loop = new Loop({ fps: quality.fps });
  const api = Api.connect();
  const bus = new AudioBus();
  const deep = query.get("webgl") !== "off" && probe().gl;
  const world = new Lightloom({ line: api, loop, quality, deep, bus, seed: (query.get("seed") ?? "").slice(0, 40) });
  need("#line").focus({ preventScroll: true });
  loop.start();
  await world.standing;
  let stopAsking = () => {};
  const app = expose({
    loop,
    state: () => world.state,
    dispose: () => {
      stopAsking();
      world.dispose();
      api.dispose();
      bus.dispose();
    },
  });
  app.report = () => world.report();
  const code = query.get("loom")?.toUpperCase() ?? "";
  stopAsking = whoPlays((doors) => world.hearDoors(doors));
  await Promise.all([greet(world), world.arrive({ code: CODE.test(code) ? code : "", linked: await linked() })]);
}

/** What this house has; the loom does without. @param {Lightloom} world */
async function greet(world) {
  const answer = await fetch("/lightloom/loom.json").catch(() => null);
  if (answer?.ok) world.hear(await answer.json());
}

/** The cloth that the address carries, if it does. */
async function linked() {
  const { hash } = location;
  if (!hash.startsWith(FRAGMENT)) return null;
  try {
    const cloth = await fromToken(hash.slice(FRAGMENT.length));
    history.replaceState(null, "", `${location.pathname}${location.search}`); // once woven it is this browser's own
    return cloth;
  } catch (fault) {
    toast(fault instanceof Error ? fault.message : String(fault));
    return null;
  }
}

open();
