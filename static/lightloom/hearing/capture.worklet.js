/** The microphone, in the audio thread -> chunks of 80 ms, handed to the page with how loud they are. */
import { Resampler } from "./resampler.js"; // a worklet has no import map

class Capture extends AudioWorkletProcessor {
  #resampler = new Resampler(sampleRate);

  /** @param {Float32Array[][]} inputs */
  process([input]) {
    const sound = input?.[0];
    if (sound) for (const heard of this.#resampler.feed(sound)) this.port.postMessage(heard, [heard.pcm.buffer]);
    return true;
  }
}

registerProcessor("capture", Capture);
