/** A picture of one pixel, as a PNG file. */
export const aPicture = (): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64'));
