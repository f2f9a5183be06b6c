import type { AudioFault } from '@patchbay/contract/audio-files';

/** A file that cannot be used, and why. */
export class Undecodable extends Error {
  override name = 'Undecodable';
  readonly fault: AudioFault;
  constructor(fault: AudioFault) {
    super(fault);
    this.fault = fault;
  }
}
