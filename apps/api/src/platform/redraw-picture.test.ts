import sharp from 'sharp';
import { expect, test } from 'vitest';
import { redrawPicture } from './redraw-picture.ts';

const drawn = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: '#1d4ed8' } });
const sizeOf = async (bytes: Buffer) => {
  const { width, height, format } = await sharp(bytes).metadata();
  return { width, height, format };
};

test.each(['png', 'jpeg', 'webp'] as const)('a %s keeps its format, and no side is longer than 1,024', async (format) => {
  const small = await redrawPicture(await drawn(300, 200).toFormat(format).toBuffer(), format);
  expect(await sizeOf(small!)).toEqual({ width: 300, height: 200, format });
  const large = await redrawPicture(await drawn(3_000, 1_500).toFormat(format).toBuffer(), format);
  expect(await sizeOf(large!)).toEqual({ width: 1_024, height: 512, format });
});

test('where and with what a photograph was taken does not stay in it, and it stands upright', async () => {
  const photograph = await drawn(300, 200).jpeg().withExif({ IFD0: { Copyright: 'Ann Lee' }, IFD3: { GPSLatitudeRef: 'N' } }).withMetadata({ orientation: 6 }).toBuffer();
  expect((await sharp(photograph).metadata()).exif).toBeDefined();
  const redrawn = (await redrawPicture(photograph, 'jpeg'))!;
  expect((await sharp(redrawn).metadata()).exif).toBeUndefined();
  expect(await sizeOf(redrawn)).toMatchObject({ width: 200, height: 300 });
});

test('what is hidden behind the last byte of a picture is gone', async () => {
  const script = '<script>alert(1)</script>';
  const redrawn = await redrawPicture(Buffer.concat([await drawn(10, 10).png().toBuffer(), Buffer.from(script)]), 'png');
  expect(redrawn!.includes(script)).toBe(false);
});

test('what only begins as a picture, breaks off, or unfolds to more than 60 million pixels is none', async () => {
  const whole = await drawn(300, 200).jpeg().toBuffer();
  expect(await redrawPicture(Buffer.from('\x89PNG\r\n\x1a\nnothing', 'latin1'), 'png')).toBeNull();
  expect(await redrawPicture(whole.subarray(0, whole.length / 2), 'jpeg')).toBeNull();
  expect(await redrawPicture(await drawn(9_000, 9_000).png().toBuffer(), 'png')).toBeNull();
});
