import type { TemporaryForward } from '@patchbay/contract/forwarding';
import { Destination } from '@patchbay/contract/primitives/destination';
import { Timestamp, Version } from '@patchbay/contract/primitives/id';
import { LocalDateTime } from '@patchbay/contract/primitives/time';
import { dayMs, localOf, momentsOf, wallAt, wallOf } from '@patchbay/domain/schedules/wall-clock';
import { z } from 'zod';

const fields = z.object({
  isOn: z.boolean(),
  temporary: z.object({ from: LocalDateTime, until: LocalDateTime, destination: Destination.nullable() }),
  /** The moments that are saved, which the clocks show without seconds, and some of them twice. */
  saved: z.object({ from: Timestamp, until: Timestamp }).nullable(),
  version: Version,
});

const shownAt = (timeZone: string, at: string) => localOf(wallAt(timeZone, Date.parse(at)));

/** A temporary forward on the clocks of the enterprise; what it answers is what the API takes. A time that still shows what is saved stays that very moment. */
export const temporaryForm = (timeZone: string) => {
  const momentOf = (local: string, saved: string | undefined) => (saved !== undefined && shownAt(timeZone, saved) === local ? Date.parse(saved) : momentsOf(timeZone, wallOf(local))[0]);
  return fields.transform(({ isOn, temporary: { from, until, destination }, saved, version }, context): { temporary: TemporaryForward | null; version: number } => {
    if (!isOn) return { temporary: null, version };
    const [begin, end] = [momentOf(from, saved?.from), momentOf(until, saved?.until)];
    const refuse = (field: string, message: string) => {
      context.addIssue({ code: 'custom', path: ['temporary', field], message });
      return z.NEVER;
    };
    if (begin === undefined) return refuse('from', 'The clocks of the time zone skip this time.');
    if (end === undefined) return refuse('until', 'The clocks of the time zone skip this time.');
    if (end <= begin) return refuse('until', 'The end comes after the start');
    if (!destination) return refuse('destination', 'Choose where calls are forwarded to');
    return { temporary: { from: new Date(begin).toISOString(), until: new Date(end).toISOString(), destination }, version };
  });
};

/** What the form begins with: what is saved, else from now until the same time tomorrow. */
export const temporaryValues = ({ temporary, version }: { temporary: TemporaryForward | null; version: number }, timeZone: string, now: number) => {
  const local = (at: string) => shownAt(timeZone, at);
  const begin = { from: new Date(now).toISOString(), until: new Date(now + dayMs).toISOString(), destination: null };
  const { from, until, destination } = temporary ?? begin;
  return {
    isOn: temporary !== null,
    temporary: { from: local(from), until: local(until), destination },
    saved: temporary && { from, until },
    version,
  };
};
