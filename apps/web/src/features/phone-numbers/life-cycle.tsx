import { phoneNumbers, type PhoneNumber } from '@patchbay/contract/phone-numbers';
import { useTranslations } from 'use-intl';
import { z } from 'zod';
import { call } from '#api/client.ts';
import { usePlace } from '#api/place.tsx';
import { isProblem } from '#api/problem.ts';
import { useCommand } from '#api/query.ts';
import { useConfirm } from '#ui/confirm.tsx';
import { dayOf } from '#ui/day-of.ts';
import { useDialog } from '#ui/dialog-host.tsx';
import { TextField } from '#ui/fields/text-field.tsx';
import { useField } from '#ui/fields/use-field.ts';
import { FormDialog } from '#ui/form-dialog.tsx';
import { TextInput } from '#ui/kit.ts';
import { useNumberFormat } from '#ui/phone-number.tsx';
import type { RowAction } from '#ui/resource-table.tsx';
import { toast } from '#ui/toast.ts';
import { useAttempt } from '#ui/use-attempt.ts';
import { useZodForm, type FieldForm } from '#ui/use-zod-form.ts';
import { daysAfter, endOfDay } from './days.ts';

/** The steps that a number can take now: which there are follows from its state. */
export const useLifeCycle = (): ((number: PhoneNumber) => RowAction[]) => {
  const t = useTranslations('phoneNumbers.life');
  const open = useDialog();
  const end = useEnding();
  const isAssigned = ({ voiceAssignee, smsAssignee }: PhoneNumber) => voiceAssignee !== null || smsAssignee !== null;
  return (number) => {
    const rests = number.quarantineUntil !== null && new Date(number.quarantineUntil) > new Date();
    return [
      number.blockedReason === null
        ? { label: t('block'), icon: 'lock', onClick: () => void open<void>((done) => <Block number={number} onDone={done} />) }
        : { label: t('unblock'), icon: 'undo', onClick: () => void end('unblock', number) },
      ...(isAssigned(number) ? [] : [{ label: rests ? t('extend') : t('quarantine'), icon: 'history' as const, onClick: () => void open<void>((done) => <Quarantine number={number} onDone={done} />) }]),
      ...(rests ? [{ label: t('endQuarantine'), icon: 'undo' as const, onClick: () => void end('endQuarantine', number) }] : []),
    ];
  };
};

const useEnding = () => {
  const t = useTranslations('phoneNumbers.life');
  const common = useTranslations('phoneNumbers.form');
  const format = useNumberFormat();
  const confirm = useConfirm();
  const attempt = useAttempt();
  const unblock = useCommand(phoneNumbers.unblock, { touches: ['audit'] });
  const endQuarantine = useCommand(phoneNumbers.endQuarantine, { touches: ['audit'] });
  const commands = { unblock, endQuarantine };
  return async (what: 'unblock' | 'endQuarantine', { id, e164, blockedReason }: PhoneNumber) => {
    const number = format(e164);
    const isSure = await confirm({ title: t(`${what}Title`, { number }), body: what === 'unblock' ? t('unblockBody', { reason: blockedReason ?? '' }) : t('endQuarantineBody'), action: t(`${what}Action`) });
    if (isSure && (await attempt(() => commands[what].mutateAsync({ params: { id } })))) toast.done(common('saved', { number }));
  };
};

interface Props {
  number: PhoneNumber;
  onDone: () => void;
}

/** Asks for the number as it stands now. */
const useLatest = (id: string) => {
  const { id: at } = usePlace();
  return () => call(phoneNumbers.get, { at, params: { id } });
};

const Block = ({ number: { id, e164, version }, onDone }: Props) => {
  const t = useTranslations('phoneNumbers.life');
  const format = useNumberFormat();
  const block = useCommand(phoneNumbers.block, { touches: ['audit'] });
  const latest = useLatest(id);
  const form = useZodForm(phoneNumbers.block.body!, { defaultValues: { reason: '', version } });
  return (
    <FormDialog title={t('blockTitle', { number: format(e164) })} saveLabel={t('blockAction')} form={form} onClose={onDone} onSave={(body) => block.mutateAsync({ params: { id }, body })}
      latest={async () => blockOf(await latest())} onSaved={() => toast.done(t('blocked', { number: format(e164) }))}>
      <p>{t('blockBody')}</p>
      <TextField form={form} name="reason" label={t('reason')} help={t('reasonHelp')} required maxLength={200} />
    </FormDialog>
  );
};

const blockOf = ({ blockedReason, version }: PhoneNumber) => ({ reason: blockedReason ?? '', version });

const usualDays = 30;
/** In a field of days, a year may have more than four digits unless it is held back. */
const lastDay = '9999-12-31';
const Rest = z.object({ day: z.iso.date(), version: z.int() });

const restOf = ({ quarantineUntil, version }: PhoneNumber, now: Date) => ({
  day: quarantineUntil !== null && new Date(quarantineUntil) > now ? dayOf(new Date(quarantineUntil)) : daysAfter(now, usualDays),
  version,
});

const Quarantine = ({ number, onDone }: Props) => {
  const { id, e164 } = number;
  const t = useTranslations('phoneNumbers.life');
  const format = useNumberFormat();
  const quarantine = useCommand(phoneNumbers.quarantine, { touches: ['audit'] });
  const latest = useLatest(id);
  const form = useZodForm(Rest, { defaultValues: restOf(number, new Date()) });
  return (
    <FormDialog title={t('quarantineTitle', { number: format(e164) })} saveLabel={t('quarantineAction')} form={form} onClose={onDone}
      latest={async () => restOf(await latest(), new Date())}
      onSave={({ day, version }) =>
        quarantine.mutateAsync({ params: { id }, body: { until: endOfDay(day), version } }).catch((error: unknown) => {
          throw atDay(error);
        })
      }
      onSaved={() => toast.done(t('quarantined', { number: format(e164) }))}>
      <p>{t('quarantineBody')}</p>
      <Day form={form} />
    </FormDialog>
  );
};

const Day = ({ form }: { form: FieldForm<z.input<typeof Rest>> }) => {
  const t = useTranslations('phoneNumbers.life');
  const { field, input } = useField({ form, name: 'day', label: t('until'), help: t('untilHelp'), required: true });
  return <TextInput {...input} type="date" min={dayOf(new Date())} max={lastDay} value={(field.value as string | undefined) ?? ''} onChange={field.onChange} />;
};

const atDay = (error: unknown) => (isProblem(error) ? error.saidOf(error.errors.map(({ detail }) => ({ pointer: '/day', detail }))) : error);
