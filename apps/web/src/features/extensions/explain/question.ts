import { Caller, ExtensionState } from '@patchbay/contract/call-worlds';
import { Id } from '@patchbay/contract/primitives/id';
import { E164 } from '@patchbay/contract/primitives/phone-number';
import { LocalDateTime } from '@patchbay/contract/primitives/time';
import { localOf, momentsOf, wallAt, wallOf } from '@patchbay/domain/schedules/wall-clock';
import { useEffect, useState } from 'react';
import { useWatch } from 'react-hook-form';
import { useNow } from 'use-intl';
import { z } from 'zod';
import { usePlace } from '#api/place.tsx';
import { useZodForm } from '#ui/use-zod-form.ts';
import type { Question } from './engine.ts';

export const moments = ['NOW', 'AT'] as const;
export const callers = ['EXTERNAL', 'WITHHELD', 'EXTENSION'] as const;

/** Who calls and when, as a person says it. */
const Asking = z.object({ when: z.enum(moments), at: LocalDateTime, caller: z.enum(callers), number: E164.nullable(), extensionId: Id.nullable(), state: ExtensionState });
type Asking = z.output<typeof Asking>;

const callerOf = ({ caller, number, extensionId }: Asking): Caller | undefined => {
  switch (caller) {
    case 'WITHHELD': return { kind: 'WITHHELD' };
    // Anybody outside: whose number is on no list here.
    case 'EXTERNAL': return number ? { kind: 'EXTERNAL', e164: number } : { kind: 'WITHHELD' };
    case 'EXTENSION': return extensionId ? { kind: 'EXTENSION', id: extensionId } : undefined;
  }
};

const minuteMs = 60_000;

/** What is asked about a call, by somebody outside and now (or at `moment`, ISO) unless it is said otherwise. Nothing while it is not said in full. */
export const useQuestion = (state: ExtensionState, moment?: string) => {
  const { timeZone } = usePlace();
  const now = Math.floor(useNow({ updateInterval: minuteMs }).getTime() / minuteMs) * minuteMs;
  const [begin] = useState(now);
  const when = moment === undefined ? 'NOW' : 'AT';
  const at = localOf(wallAt(timeZone, moment === undefined ? begin : Date.parse(moment)));
  const form = useZodForm(Asking, { defaultValues: { when, at, caller: 'EXTERNAL', number: null, extensionId: null, state } });
  const { resetField, setValue, getFieldState } = form;
  useEffect(() => {
    // As long as nobody has chosen another one.
    if (!getFieldState('state').isDirty) resetField('state', { defaultValue: state });
  }, [state, resetField, getFieldState]);
  useEffect(() => {
    if (getFieldState('when').isDirty || getFieldState('at').isDirty) return;
    resetField('when', { defaultValue: when });
    // A field that is not shown cannot be reset.
    setValue('at', at);
  }, [when, at, resetField, setValue, getFieldState]);
  const asking = Asking.safeParse(useWatch({ control: form.control })).data;
  const caller = asking && callerOf(asking);
  const asked = asking?.when === 'AT' ? momentsOf(timeZone, wallOf(asking.at))[0] : now;
  const question: Question | undefined = asking && caller && asked !== undefined ? { caller, at: new Date(asked).toISOString(), state: asking.state } : undefined;
  return { form, question };
};

export type QuestionForm = ReturnType<typeof useQuestion>['form'];
