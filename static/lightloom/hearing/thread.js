/**
 * The page's thread to the house (a websocket): sound goes out, words come back; looms are shared over it. A line that breaks
 * is mended calmly, and what it was told before it broke is said again.
 */
import { Bin } from "kit/bin.js";
import { Signal } from "kit/signal.js";

const PATH = "/lightloom/thread";
const WAITS_MS = [800, 2000, 4000, 8000];
const SHOWN_OUT = [4408, 4413, 4429, 4503]; // idle, too large, too much, too many
const MOST_WAITING_BYTES = 64_000; // two seconds of sound: older words are of no use

/** @typedef {{ kind: string, [field: string]: any }} Said */
/** @typedef {{ readyState: number, bufferedAmount: number, binaryType: string, send(data: string | ArrayBuffer | Int16Array<ArrayBuffer>): void, close(): void } & EventTarget} Socket */

export class Thread {
  said = /** @type {Signal<Said>} */ (new Signal());
  /** The line stands, or broke: "open", "mending", "closed". */
  changed = /** @type {Signal<string>} */ (new Signal());
  state = "closed";

  #bin = new Bin();
  #line = new Bin();
  /** @type {Socket | null} */
  #socket = null;
  #connect;
  #waits_ms;
  #tries = 0;
  #wanted = false;
  /** What a new line must be told first. @type {() => object[]} */
  #greeting = () => [];

  /** @param {{ connect?: () => Socket, waits_ms?: readonly number[] }} [given] */
  constructor({
    connect = () => new WebSocket(`${location.origin.replace(/^http/, "ws")}${PATH}`),
    waits_ms = WAITS_MS,
  } = {}) {
    this.#connect = connect;
    this.#waits_ms = waits_ms;
  }

  /** @param {() => object[]} greeting said on every new line: join, listen */
  greet(greeting) {
    this.#greeting = greeting;
  }

  /** Opens the line, once. */
  open() {
    this.#wanted = true;
    if (!this.#socket) this.#begin();
  }

  close() {
    this.#wanted = false;
    this.#end();
    this.#turn("closed");
  }

  /** Said now, if the line stands; a new line says its greeting anyway. @param {object} word */
  say(word) {
    if (this.state === "open") this.#socket?.send(JSON.stringify(word));
  }

  /** @param {Int16Array<ArrayBuffer>} pcm 16 kHz */
  hear(pcm) {
    const socket = this.#socket;
    if (this.state === "open" && socket && socket.bufferedAmount < MOST_WAITING_BYTES) socket.send(pcm);
  }

  dispose() {
    this.close();
    this.#bin.dispose();
  }

  #begin() {
    const line = new Bin();
    const socket = this.#connect();
    this.#line = line;
    this.#socket = socket;
    line.add(() => socket.close());
    line.listen(socket, "open", () => {
      this.#turn("open");
      for (const word of this.#greeting()) this.say(word);
    });
    line.listen(socket, "message", (/** @type {MessageEvent} */ { data }) => {
      const said = read(data);
      if (!said) return;
      this.#tries = 0;
      this.said.emit(said);
    });
    line.listen(socket, "close", (/** @type {CloseEvent} */ { code, reason }) => {
      this.#end();
      if (SHOWN_OUT.includes(code)) this.#rest(reason);
      else if (this.#wanted) this.#mend();
    });
  }

  #end() {
    this.#socket = null;
    this.#line.dispose();
  }

  /** The house closed the line, and says why: it is opened again when somebody speaks. @param {string} reason */
  #rest(reason) {
    this.#wanted = false;
    this.#turn("closed");
    this.said.emit({ kind: "trouble", says: reason, phrases: [] });
  }

  #mend() {
    const wait_ms = this.#waits_ms[Math.min(this.#tries, this.#waits_ms.length - 1)];
    this.#tries += 1;
    this.#turn("mending");
    this.#line = new Bin();
    this.#line.after(wait_ms, () => this.#wanted && this.#begin());
  }

  /** @param {string} state */
  #turn(state) {
    if (this.state === state) return;
    this.state = state;
    this.changed.emit(state);
  }
}

/** @param {unknown} text @returns {Said | null} */
function read(text) {
  try {
    const said = JSON.parse(String(text));
    return typeof said?.kind === "string" ? said : null;
  } catch {
    return null;
  }
}
