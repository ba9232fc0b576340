/** The page -> LoFinity: takes up the page's parts, with the street in 3D where the browser can draw it. */
import { Api } from "kit/api.js";
import { expose } from "kit/app.js";
import { asked } from "kit/asked.js";
import { AudioBus } from "kit/audio.js";
import { need } from "kit/dom.js";
import { Loop } from "kit/loop.js";
import { pickQuality } from "kit/quality.js";
import { whoPlays } from "kit/who-plays.js";
import { LoFinity } from "lofinity/lofinity.js";

const FACES = ["600 40px Fredoka", "400 40px DotGothic16", "400 16px Lora"];

/** The street, or null where there is no WebGL; three is loaded only then. @param {Loop} loop */
async function street(loop) {
  const query = asked();
  if (query.get("webgl") === "off") return null;
  const { Stage } = await import("kit/stage.js");
  if (!Stage.supported()) return null;
  const quality = pickQuality();
  const canvas = /** @type {HTMLCanvasElement} */ (need("#world"));
  document.documentElement.dataset.look = "street";
  const stage = new Stage({ canvas, loop, quality });
  const { StreetTwin } = await import("lofinity/street-twin.js");
  const twin = new StreetTwin({ stage, loop, quality, holder: need("#spots") });
  return { stage, twin };
}

async function open() {
  const query = asked();
  const quality = pickQuality();
  const loop = new Loop({ fps: quality.fps });
  const api = Api.connect();
  const bus = new AudioBus();
  // labels and the display are drawn on canvases: the faces must be there, but a slow font keeps nobody waiting
  const faces = Promise.all(FACES.map((face) => document.fonts.load(face, "Aあ1")));
  await Promise.race([faces, new Promise((resolve) => setTimeout(resolve, 1500))]);
  const found = await street(loop).catch(() => {
    document.documentElement.dataset.look = "page"; // a street that cannot be built: the page is whole without it
    return null;
  });
  const world = new LoFinity({ line: api, bus, loop, twin: found?.twin ?? null });
  loop.start();
  await found?.twin.world.ready;
  let stopAsking = () => {};
  expose({
    loop,
    stage: found?.stage ?? null,
    state: () => world.state,
    dispose: () => {
      stopAsking();
      world.dispose();
      found?.twin.dispose();
      api.dispose();
      bus.dispose();
    },
  });
  found?.twin.world.arrive();
  await world.arrive(query.get("tape"));
  stopAsking = whoPlays((doors) => world.hearDoors(doors));
}

open();
