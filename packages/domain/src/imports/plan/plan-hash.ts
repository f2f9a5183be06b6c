import type { Outcome } from '../types.ts';
import { canonical } from './plan-outcome.ts';

const blockBytes = 65_536;
const hashBytes = 32;

/**
 * The hash that binds what was shown to what runs: of the importer's settings and of every outcome in the order of rows.
 * SHA-256 over blocks of fixed length, each with the hash of the one before in front, so that it needs neither the
 * whole plan nor the same batches.
 */
export const planHash = (settings: unknown) => {
  const encoder = new TextEncoder();
  // The chain's value, then the block that is being filled.
  const buffer = new Uint8Array(hashBytes + blockBytes);
  let filled = 0;
  let lastRow = 0;

  const close = async () => {
    buffer.set(new Uint8Array(await crypto.subtle.digest('SHA-256', buffer.subarray(0, hashBytes + filled))));
    filled = 0;
  };

  const addText = async (text: string) => {
    const bytes = encoder.encode(`${text}\n`);
    for (let at = 0; at < bytes.length; ) {
      const part = bytes.subarray(at, at + blockBytes - filled);
      buffer.set(part, hashBytes + filled);
      filled += part.length;
      at += part.length;
      if (filled === blockBytes) await close();
    }
  };

  /** Outcomes by ascending row; batches may be cut anywhere. Await one before the next. */
  const add = async (outcomes: Iterable<Outcome<unknown>>): Promise<void> => {
    const lines: string[] = [];
    for (const outcome of outcomes) {
      if (outcome.row <= lastRow) throw new RangeError(`Row ${outcome.row} cannot follow row ${lastRow} in a plan.`);
      lastRow = outcome.row;
      lines.push(canonical(outcome));
    }
    if (lines.length > 0) await addText(lines.join('\n'));
  };

  const settled = addText(canonical(settings));
  return {
    add: async (outcomes: Iterable<Outcome<unknown>>): Promise<void> => {
      await settled;
      await add(outcomes);
    },
    /** 64 hexadecimal digits. Ends the hash. */
    digest: async (): Promise<string> => {
      await settled;
      await close();
      return [...buffer.subarray(0, hashBytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    },
  };
};
