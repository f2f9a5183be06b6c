import type { AvatarFormat } from '@patchbay/contract/users';

const startsWith = (bytes: Uint8Array, mark: readonly number[], at = 0): boolean => mark.every((byte, index) => bytes[at + index] === byte);

const png = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const jpeg = [0xff, 0xd8, 0xff];
const [riff, webp] = [[0x52, 0x49, 0x46, 0x46], [0x57, 0x45, 0x42, 0x50]];

/** What kind of picture a file is by its first bytes, whatever its name says; null for what no browser would show as one of ours. */
export const sniffImage = (bytes: Uint8Array): AvatarFormat | null => {
  if (startsWith(bytes, png)) return 'png';
  if (startsWith(bytes, jpeg)) return 'jpeg';
  return startsWith(bytes, riff) && startsWith(bytes, webp, 8) ? 'webp' : null;
};
