import { readAppCode } from '@patchbay/contract/primitives/app-code';

interface Detector {
  detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]>;
}

type Read = (video: HTMLVideoElement) => Promise<string | undefined>;

/** The browser's own reader of QR codes, where it has one that works. */
const ownReader = async (): Promise<Read | undefined> => {
  const { BarcodeDetector: Own } = globalThis as { BarcodeDetector?: (new (options: { formats: string[] }) => Detector) & { getSupportedFormats(): Promise<string[]> } };
  if (!Own || !(await Own.getSupportedFormats().catch((): string[] => [])).includes('qr_code')) return undefined;
  const detector = new Own({ formats: ['qr_code'] });
  return async (video) => (await detector.detect(video))[0]?.rawValue;
};

/** Fewer points are read faster, and a QR code that fills a part of the picture is still read. */
const mostPixels = 800;

/** Ours, loaded only where it is needed. */
const loadedReader = async (): Promise<Read> => {
  const { default: jsQr } = await import('jsqr');
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true })!;
  return async (video) => {
    const scale = Math.min(1, mostPixels / Math.max(video.videoWidth, video.videoHeight));
    [canvas.width, canvas.height] = [Math.round(video.videoWidth * scale), Math.round(video.videoHeight * scale)];
    context.drawImage(video, 0, 0, canvas.width, canvas.height);
    const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height);
    return jsQr(data, width, height, { inversionAttempts: 'dontInvert' })?.data;
  };
};

const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

/** Looks through the camera until it sees a code of ours, or is told to stop. */
export const scan = async (video: HTMLVideoElement, signal: AbortSignal): Promise<string | undefined> => {
  const read = (await ownReader()) ?? (await loadedReader());
  while (!signal.aborted) {
    const text = video.videoWidth > 0 ? await read(video).catch(() => undefined) : undefined;
    const code = text === undefined ? undefined : readAppCode(text);
    if (code !== undefined) return code;
    await pause(100);
  }
  return undefined;
};
