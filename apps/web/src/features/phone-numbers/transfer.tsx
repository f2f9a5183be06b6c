import { organisations, type Organisation } from '@patchbay/contract/organisations';
import type { OrganisationKind } from '@patchbay/contract/permissions';
import { phoneNumbers, type PhoneNumber } from '@patchbay/contract/phone-numbers';
import { Id } from '@patchbay/contract/primitives/id';
import { useCallback } from 'react';
import { useTranslations } from 'use-intl';
import { z } from 'zod';
import { usePlace } from '#api/place.tsx';
import { isProblem } from '#api/problem.ts';
import { useCommand } from '#api/query.ts';
import { Dialog } from '#ui/dialog.tsx';
import { useDialog } from '#ui/dialog-host.tsx';
import { EntityField } from '#ui/fields/entity-field.tsx';
import { FormDialog } from '#ui/form-dialog.tsx';
import { Button } from '#ui/kit.ts';
import { useNumberFormat } from '#ui/phone-number.tsx';
import { toast } from '#ui/toast.ts';
import { useZodForm } from '#ui/use-zod-form.ts';
import { AssignedTo } from './assigned-to.tsx';
import { namesOf } from './names-of.ts';
import styles from './phone-numbers.module.css';

/** How many the API takes at once. */
const mostAtOnce = 1000;

const hasResellers = (kind: OrganisationKind): boolean => kind === 'platform' || kind === 'partner';

/**
 * Where numbers can be transferred from here: the organisation itself, or from within a customer's enterprise the one
 * above it by which the viewer acts there.
 */
export const useTransferPlace = () => {
  const { id, name, kind, scope, may, actingAs } = usePlace();
  if (!may('phoneNumbers:assign')) return undefined;
  if (scope === 'organisation') return { id, name, reachesResellers: hasResellers(kind) };
  return actingAs && { id: actingAs.organisationId, name: actingAs.organisationName, reachesResellers: hasResellers(actingAs.organisationKind) };
};

/** Opens the dialog that gives numbers to another organisation; absent for those who may not. */
export const useTransfer = () => {
  const open = useDialog();
  const at = useTransferPlace();
  const transfer = useCallback(
    async (numbers: PhoneNumber[]): Promise<boolean> => {
      const free = numbers.filter(({ voiceAssignee, smsAssignee }) => !voiceAssignee && !smsAssignee);
      const used = numbers.filter(({ voiceAssignee, smsAssignee }) => voiceAssignee ?? smsAssignee);
      const isDone = await open<boolean>((done) =>
        free.length === 0 || free.length > mostAtOnce ? (
          <NotPossible free={free} used={used} onDone={() => done(false)} />
        ) : (
          <Transfer at={at!} free={free} used={used} onDone={done} />
        ),
      );
      return isDone ?? false;
    },
    [open, at?.id], // eslint-disable-line react-hooks/exhaustive-deps
  );
  return at && transfer;
};

interface Props {
  free: PhoneNumber[];
  used: PhoneNumber[];
}

const Target = z.object({ ownerId: Id });

const Transfer = ({ at, free, used, onDone }: Props & { at: { id: string; name: string }; onDone: (isDone: boolean) => void }) => {
  const t = useTranslations('phoneNumbers.move');
  const format = useNumberFormat();
  const transfer = useCommand(phoneNumbers.transfer, { touches: ['organisations'] });
  const form = useZodForm(Target);
  const owners = [...new Set(free.map(({ ownerName }) => ownerName))];
  return (
    <FormDialog
      title={t('title', { count: free.length, first: format(free[0]!.e164) })}
      saveLabel={t('submit')}
      form={form}
      onClose={() => onDone(false)}
      onSave={({ ownerId }) =>
        transfer.mutateAsync({ at: at.id, body: { ids: free.map(({ id }) => id), ownerId } }).catch((error: unknown) => {
          throw isProblem(error, 'in-use') ? error.saidOf([{ pointer: '/ownerId', detail: t('usedBy', { names: namesOf(error.references) }) }]) : error;
        })
      }
      onSaved={({ transferred }) => {
        toast.done(t('done', { count: transferred }));
        onDone(true);
      }}
    >
      <EntityField form={form} name="ownerId" label={t('to')} help={owners.length === 1 ? t('toHelp', { name: owners[0]! }) : t('toHelpMixed')} required endpoint={organisations.list}
        toOption={({ id, name }: Organisation) => ({ value: id, label: name })} at={at.id} />
      {used.length > 0 && <InUse title={t('inUse', { count: used.length })} numbers={used} />}
    </FormDialog>
  );
};

const NotPossible = ({ free, used, onDone }: Props & { onDone: () => void }) => {
  const t = useTranslations('phoneNumbers');
  const common = useTranslations('common');
  return (
    <Dialog title={t('transfer')} footer={<Button onClick={onDone}>{common('close')}</Button>}>
      {free.length > mostAtOnce && <p>{t('move.tooMany', { most: mostAtOnce })}</p>}
      {free.length === 0 && <InUse title={t('move.allInUse', { count: used.length })} numbers={used} />}
    </Dialog>
  );
};

const shownAtOnce = 20;

const InUse = ({ title, numbers }: { title: string; numbers: PhoneNumber[] }) => {
  const t = useTranslations('phoneNumbers.move');
  const forms = useTranslations('forms');
  const format = useNumberFormat();
  const more = numbers.length - shownAtOnce;
  return (
    <section className={styles.inUse}>
      <h3>{title}</h3>
      <p>{t('inUseHelp')}</p>
      <ul>
        {numbers.slice(0, shownAtOnce).map((number) => (
          <li key={number.id}>
            <span className="pb-number">{format(number.e164)}</span> <AssignedTo number={number} />
          </li>
        ))}
        {more > 0 && <li>{forms('andMore', { count: more })}</li>}
      </ul>
    </section>
  );
};
