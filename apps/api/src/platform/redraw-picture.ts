import type { AvatarFormat } from '@patchbay/contract/users';

/** More than a screen shows of a person; a smaller picture stays as it is. */
const longestSide = 1_024;
/** A picture of few bytes that unfolds to gigabytes is refused before it does: more than any telephone's camera takes. */
const mostPixels = 60_000_000;

/**
 * Draws a picture anew, upright and bounded, in its format: what else was in the file, places and cameras among it, is gone. Null where it
 * cannot be decoded whole, or is too large.
 */
export const redrawPicture = async (bytes: Buffer, format: AvatarFormat): Promise<Buffer | null> => {
  // Loaded with its libraries for the first picture: they hold 20 MB.
  const { default: sharp } = await import('sharp');
  try {
    return await sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error', animated: false })
      .rotate()
      .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
      .toFormat(format)
      .toBuffer();
  } catch {
    return null;
  }
};
