import { z } from 'zod';
import type { PublicCtx } from '../ctx.ts';
import { digest } from '../secrets.ts';

/** Who signed in from this browser before, most recent first; hashes of what they sign in by. */
const Device = z.object({ id: z.string(), knows: z.array(z.string()) });
type Device = z.infer<typeof Device>;

const purpose = 'device';
const mostPeople = 8;
// The longest that browsers keep a cookie.
const keptDays = 400;

const markOf = (key: string): string => digest(key).toString('base64url').slice(0, 16);

const readDevice = ({ deps, deviceToken }: PublicCtx): Device | undefined => {
  try {
    return deviceToken === undefined ? undefined : Device.parse(JSON.parse(deps.secrets.open(deviceToken, purpose)));
  } catch {
    // Forged, or of a key that is gone: an unknown browser.
    return undefined;
  }
};

/** The id of this browser, if the person has signed in from it before. */
export const knownDevice = (ctx: PublicCtx, key: string): string | undefined => {
  const device = readDevice(ctx);
  return device?.knows.includes(markOf(key)) ? device.id : undefined;
};

/** After a complete sign-in: attempts of others elsewhere no longer stand in this browser's way. */
export const rememberDevice = (ctx: PublicCtx, key: string): void => {
  const before = readDevice(ctx);
  const mark = markOf(key);
  const device: Device = { id: before?.id ?? ctx.newId(), knows: [mark, ...(before?.knows ?? []).filter((known) => known !== mark)].slice(0, mostPeople) };
  ctx.setDevice(ctx.deps.secrets.seal(JSON.stringify(device), purpose), new Date(ctx.now.getTime() + keptDays * 86_400_000));
};
