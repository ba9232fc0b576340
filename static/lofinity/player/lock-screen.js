/** The deck -> the headset's keys and the lock screen (Media Session). Does nothing where the browser has none. */
import { Bin } from "kit/bin.js";

const STEP_S = 10;

export class LockScreen {
  #bin = new Bin();
  #session = navigator.mediaSession;

  /** @param {{ deck: import("lofinity/player/deck.js").Deck, does: { play(): void, pause(): void, seek(position_s: number): void, flip(): void, rewind(): void } }} given */
  constructor({ deck, does }) {
    const session = this.#session;
    if (!session) return;
    /** @type {[MediaSessionAction, MediaSessionActionHandler][]} */
    const handlers = [
      ["play", () => does.play()],
      ["pause", () => does.pause()],
      ["seekto", ({ seekTime }) => does.seek(seekTime ?? 0)],
      ["seekbackward", ({ seekOffset }) => does.seek(deck.position_s - (seekOffset ?? STEP_S))],
      ["seekforward", ({ seekOffset }) => does.seek(deck.position_s + (seekOffset ?? STEP_S))],
      ["previoustrack", () => does.rewind()],
      ["nexttrack", () => does.flip()],
    ];
    for (const [action, handler] of handlers) {
      try {
        session.setActionHandler(action, handler);
        this.#bin.add(() => session.setActionHandler(action, null));
      } catch {
        // an older browser does not know this key
      }
    }
    this.#bin.add(
      deck.changed.on(() => {
        session.playbackState = !deck.tape ? "none" : deck.playing ? "playing" : "paused";
        if (!deck.tape || deck.seconds === 0) return;
        session.setPositionState?.({
          duration: deck.seconds,
          playbackRate: deck.speed,
          position: Math.min(deck.position_s, deck.seconds),
        });
      }),
    );
    this.#bin.add(() => {
      session.metadata = null;
      session.playbackState = "none";
    });
  }

  /** @param {{ title: string, mood: string, side: string, cover: string | null }} tape cover: an address */
  show({ title, mood, side, cover }) {
    if (!this.#session || !globalThis.MediaMetadata) return;
    this.#session.metadata = new MediaMetadata({
      title: `${title} · side ${side}`,
      artist: "LoFinity",
      album: mood,
      artwork: cover ? [{ src: new URL(cover, location.href).href, type: "image/png" }] : [],
    });
  }

  dispose() {
    this.#bin.dispose();
  }
}
