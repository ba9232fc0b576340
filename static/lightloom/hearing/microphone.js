/** The visitor's microphone -> chunks of sound and how loud they are. Asked for on a click, let go when it is put away. */
import { Bin } from "kit/bin.js";
import { Signal } from "kit/signal.js";

const WORKLET = "/static/lightloom/hearing/capture.worklet.js";

export const REFUSED =
  "The microphone was refused. Allow it in your browser's address bar, or write what comes next: that does the same.";
export const NONE = "There is no microphone here. Write what comes next: that does the same.";
export const TAKEN = "Another program holds the microphone. Close it there, or write what comes next.";
export const LOST = "The microphone went away. Press the button to look for it again, or write what comes next.";

/** @typedef {import("lightloom/hearing/resampler.js").Heard} Heard */

/** No microphone just now; the message is for the visitor. */
export class MicrophoneTrouble extends Error {
  /** @param {string} says */
  constructor(says) {
    super(says);
    this.name = "MicrophoneTrouble";
  }
}

export class Microphone {
  heard = /** @type {Signal<Heard>} */ (new Signal());
  /** It was unplugged, or the browser took it away. */
  lost = /** @type {Signal} */ (new Signal());
  /** @type {Bin | null} */
  #bin = null;

  get isOpen() {
    return this.#bin !== null;
  }

  /** Raises MicrophoneTrouble. */
  async open() {
    if (this.#bin) return;
    const bin = new Bin();
    this.#bin = bin;
    try {
      await this.#connect(bin);
    } catch (fault) {
      bin.dispose();
      if (this.#bin === bin) this.#bin = null;
      throw new MicrophoneTrouble(wordsFor(fault));
    }
  }

  close() {
    this.#bin?.dispose();
    this.#bin = null;
  }

  /** @param {Bin} bin everything that must be let go again */
  async #connect(bin) {
    if (!navigator.mediaDevices?.getUserMedia) throw new DOMException("", "NotFoundError");
    const stream = await navigator.mediaDevices.getUserMedia({
      audio: { channelCount: 1, echoCancellation: true, noiseSuppression: true, autoGainControl: true },
    });
    for (const track of stream.getTracks()) {
      bin.add(() => track.stop());
      bin.listen(track, "ended", () => {
        this.close();
        this.lost.emit();
      });
    }
    const context = new AudioContext(); // at the rate of the device: not every browser would change it
    bin.add(() => void context.close().catch(() => {}));
    await context.audioWorklet.addModule(WORKLET);
    const source = context.createMediaStreamSource(stream);
    const capture = new AudioWorkletNode(context, "capture", {
      numberOfInputs: 1,
      numberOfOutputs: 0,
      channelCount: 1,
    });
    capture.port.onmessage = ({ data }) => this.heard.emit(data);
    bin.add(() => {
      capture.port.onmessage = null;
      source.disconnect();
      capture.disconnect();
    });
    source.connect(capture);
    await context.resume();
  }
}

/** @param {unknown} fault */
function wordsFor(fault) {
  const name = fault instanceof DOMException ? fault.name : "";
  if (name === "NotAllowedError" || name === "SecurityError") return REFUSED;
  if (name === "NotReadableError" || name === "AbortError") return TAKEN;
  return NONE;
}
