import { Id } from '@patchbay/contract/primitives/id';
import { useEffect, useRef, useState } from 'react';
import { z } from 'zod';
import { useZodForm, type FieldForm } from '#ui/use-zod-form.ts';

const Picked = z.object({ add: Id.nullable() });

/** A form of one field `add`: what is chosen there is handed on, and the field is free for the next, and keeps the focus. `round` is the field's key, because it starts anew each time. */
export const usePicked = (onPick: (id: string) => void): { form: FieldForm<z.input<typeof Picked>>; round: number } => {
  const form = useZodForm(Picked, { defaultValues: { add: null } });
  const pick = useRef(onPick);
  pick.current = onPick;
  const [round, setRound] = useState(0);
  useEffect(() => {
    const { unsubscribe } = form.watch(({ add: id }) => {
      if (!id) return;
      pick.current(id);
      form.setValue('add', null);
      setRound((last) => last + 1);
    });
    return unsubscribe;
    // The form is the same for as long as this is shown.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  useEffect(() => {
    if (round > 0) form.setFocus('add');
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [round]);
  return { form, round };
};
