import type { TemporaryForward } from '@patchbay/contract/forwarding';
import { Destination } from '@patchbay/contract/primitives/destination';
import { Version } from '@patchbay/contract/primitives/id';
import { LocalDateTime } from '@patchbay/contract/primitives/time';
import { dayMs, localOf, momentsOf, wallAt, wallOf } from '@patchbay/domain/schedules/wall-clock';
import { z } from 'zod';

const fields = z.object({
  isOn: z.boolean(),
  temporary: z.object({ from: LocalDateTime, until: LocalDateTime, destination: Destination.nullable() }),
  version: Version,
});

/** A temporary forward on the clocks of the enterprise; what it answers is what the API takes. */
export const temporaryForm = (timeZone: string) => {
  const momentOf = (local: string) => momentsOf(timeZone, wallOf(local))[0];
  return fields.transform(({ isOn, temporary: { from, until, destination }, version }, context): { temporary: TemporaryForward | null; version: number } => {
    if (!isOn) return { temporary: null, version };
    const [begin, end] = [momentOf(from), momentOf(until)];
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
  const local = (at: number) => localOf(wallAt(timeZone, at));
  const begin = { from: local(now), until: local(now + dayMs), destination: null };
  return {
    isOn: temporary !== null,
    temporary: temporary ? { from: local(Date.parse(temporary.from)), until: local(Date.parse(temporary.until)), destination: temporary.destination } : begin,
    version,
  };
};
