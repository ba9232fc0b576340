import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, newPage, open } from "./browser.mjs";

/** @type {import("playwright-core").Browser} */
let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

test("every one-shot is heard, none is loud, each begins and ends in silence", async () => {
  const page = await newPage(browser);
  await open(page, "/?webgl=off");
  const heard = await page.evaluate(async () => {
    const { ONE_SHOTS } = await import(/** @type {any} */ ("/static/kit/oneshots.js"));
    const { chance } = await import(/** @type {any} */ ("/static/kit/chance.js"));
    /** @type {Record<string, { peak: number, rms_db: number, first: number, last: number, long_s: number }>} */
    const sounds = {};
    for (const [name, play] of Object.entries(ONE_SHOTS)) {
      const context = new OfflineAudioContext(1, 44100 * 3, 44100);
      const long_s = play(context, context.destination, 0.01, chance(7));
      const samples = (await context.startRendering()).getChannelData(0);
      const end = Math.ceil((long_s + 0.05) * 44100);
      let peak = 0;
      let power = 0;
      let last = 0;
      for (const [i, sample] of samples.entries()) {
        peak = Math.max(peak, Math.abs(sample));
        power += sample * sample;
        if (i > end) last = Math.max(last, Math.abs(sample));
      }
      sounds[name] = {
        peak,
        rms_db: 10 * Math.log10(power / (44100 * long_s)),
        first: Math.abs(samples[Math.round(0.01 * 44100)]),
        last,
        long_s,
      };
    }
    return sounds;
  });
  const names = "coin-roll coin-clink display-wake key press-hum cassette-drop cassette-in button flip wind cat door";
  assert.deepEqual(Object.keys(heard).sort(), names.split(" ").sort());
  for (const [name, { peak, rms_db, first, last, long_s }] of Object.entries(heard)) {
    assert.ok(peak > 0.02 && peak < 0.5, `${name} peaks at ${peak.toFixed(3)}`);
    assert.ok(rms_db < -20, `${name}: ${rms_db.toFixed(1)} dB`);
    assert.ok(first < 0.02 && last < 1e-3, `${name} clicks`);
    assert.ok(long_s < 2.5, `${name} lasts ${long_s} s`);
  }
});

test("the bus mutes, ducks when hidden, keeps the tape, and lets go of what it played", async () => {
  const page = await newPage(browser);
  await open(page, "/?webgl=off");
  const told = await page.evaluate(async () => {
    const { AudioBus } = await import(/** @type {any} */ ("/static/kit/audio.js"));
    const { held } = await import(/** @type {any} */ ("/static/kit/bin.js"));
    const before = { ...held };
    const bus = new AudioBus();
    await bus.unlock();
    bus.play("coin-clink");
    bus.play("button");
    const sounding = held.timers - before.timers;
    const state = bus.context.state;
    bus.setMuted(true);
    bus.play("cat");
    const muted = held.timers - before.timers;
    bus.setMuted(false);
    bus.dispose();
    return {
      state,
      sounding,
      muted,
      left: held.things + held.listeners + held.timers - before.things - before.listeners - before.timers,
    };
  });
  assert.deepEqual(told, { state: "running", sounding: 2, muted: 2, left: 0 });
});
