/** What stands in an AudioWorkletGlobalScope; TypeScript's own lists leave it out. */
declare const sampleRate: number;
declare class AudioWorkletProcessor {
  readonly port: MessagePort;
}
declare function registerProcessor(name: string, make: new () => AudioWorkletProcessor): void;
