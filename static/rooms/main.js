/** The page -> 1000 Rooms. The cover is up before anything is fetched; three is loaded only for the picture book, and only where it can be drawn. */
import { Api } from "kit/api.js";
import { expose } from "kit/app.js";
import { asked } from "kit/asked.js";
import { AudioBus } from "kit/audio.js";
import { need } from "kit/dom.js";
import { Loop } from "kit/loop.js";
import { reducedMotion } from "kit/motion.js";
import { pickQuality, probe } from "kit/quality.js";
import { whoPlays } from "kit/who-plays.js";
import { FRAGMENT, fromToken, TornLink, turnsOf } from "rooms/keep/link.js";
import { Rooms } from "rooms/rooms.js";

async function open() {
  const query = asked();
  const quality = pickQuality();
  const loop = new Loop({ fps: quality.fps });
  const api = Api.connect();
  const bus = new AudioBus();
  const deep = query.get("webgl") !== "off" && probe().gl;
  const rooms = new Rooms({
    line: api,
    bus,
    loop,
    seed: query.get("seed") ?? "",
    loadScene: deep
      ? async () => {
          const { BookScene } = await import("rooms/book/scene.js");
          const canvas = /** @type {HTMLCanvasElement} */ (need("#painting"));
          document.documentElement.dataset.look = "3d"; // the canvas has a size only when it is shown
          const scene = new BookScene({ canvas, loop, quality, motion: reducedMotion });
          await scene.ready;
          return scene;
        }
      : null,
    makeMap: deep
      ? async (canvas) => {
          const { MapView } = await import("rooms/book/map.js");
          return new MapView({ canvas, loop, quality });
        }
      : null,
  });
  loop.start();
  let stopAsking = () => {};
  const app = expose({
    loop,
    state: () => rooms.state,
    dispose: () => {
      stopAsking();
      rooms.dispose();
      api.dispose();
      bus.dispose();
    },
  });
  app.report = () => rooms.report(); // the scene comes with the first room, long after the cover stands
  await Promise.all([greet(rooms), arrive(rooms)]);
  stopAsking = whoPlays((doors) => rooms.hearDoors(doors));
}

/** Voices, tones and today's room, as this house has them; the cover does without. @param {Rooms} rooms */
async function greet(rooms) {
  const answer = await fetch("/rooms/house.json").catch(() => null);
  if (answer?.ok) rooms.hear(await answer.json());
}

/** @param {Rooms} rooms */
async function arrive(rooms) {
  const { hash } = location;
  if (!hash.startsWith(FRAGMENT)) return rooms.arrive(null);
  try {
    const branch = await fromToken(hash.slice(FRAGMENT.length));
    await rooms.arrive(branch, turnsOf(branch));
  } catch (fault) {
    if (!(fault instanceof TornLink)) throw fault;
    need("#cover-says").textContent = fault.message;
    await rooms.arrive(null);
  }
}

open();
