/** Hands on what the microphone hears: one channel, block by block. */
class Recorder extends AudioWorkletProcessor {
  process([input]) {
    if (input?.[0]?.length > 0) this.port.postMessage(input[0].slice());
    return true;
  }
}

registerProcessor('patchbay-recorder', Recorder);
