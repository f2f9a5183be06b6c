import type { AssigneeKind } from '@patchbay/contract/assignees';
import { phoneNumbers, type PhoneNumber } from '@patchbay/contract/phone-numbers';
import { rangeBound } from '@patchbay/domain/numbering/expand-range';
import { parseList } from '@patchbay/domain/numbering/parse-list';
import { useMemo } from 'react';
import { useWatch } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { z } from 'zod';
import { call } from '#api/client.ts';
import { usePlace } from '#api/place.tsx';
import { FormDialog } from '#ui/form-dialog.tsx';
import { useIssueText } from '#ui/issue-text.ts';
import { useNumberFormat, viewerCountry } from '#ui/phone-number.tsx';
import { useZodForm } from '#ui/use-zod-form.ts';
import { TextAreaField } from './text-field.tsx';

/** What was typed and cannot be taken, and why. */
export interface Refused {
  text: string;
  why: string;
}

export interface ReadList {
  available: Pick<PhoneNumber, 'id' | 'e164'>[];
  refused: Refused[];
}

interface Props {
  kind: AssigneeKind;
  assigneeId?: string;
  onDone: (read: ReadList) => void;
}

const Typed = z.object({ typed: z.string().trim().min(1) });

/** Takes ranges and lists of numbers as they are pasted. What can be had is kept, and the rest comes with its reasons. */
export const AddListDialog = ({ kind, assigneeId = undefined, onDone }: Props) => {
  const t = useTranslations('forms.numbers');
  const range = useTranslations('phoneNumbers.range');
  const { id: at } = usePlace();
  const format = useNumberFormat();
  const issueText = useIssueText();
  const schema = useMemo(() => Typed.superRefine(({ typed }, context) => {
    const { numbers, unread } = parseList(typed, viewerCountry());
    const problem = numbers.length > rangeBound ? t('tooMany') : numbers.length === 0 && unread[0] && range(unread[0].problem);
    if (problem) context.addIssue({ code: 'custom', path: ['typed'], message: problem });
  }), [t, range]);
  const form = useZodForm(schema, { defaultValues: { typed: '' } });
  const read = async ({ typed }: z.output<typeof Typed>): Promise<ReadList> => {
    const { numbers, unread } = parseList(typed, viewerCountry());
    const { available, refused } = await call(phoneNumbers.available, { at, body: { numbers, kind, assigneeId: assigneeId ?? null } });
    return {
      available,
      refused: [...unread.map(({ text, problem }) => ({ text, why: range(problem) })), ...refused.map(({ e164, detail }) => ({ text: format(e164), why: issueText(detail) }))],
    };
  };
  const typed = useWatch({ control: form.control, name: 'typed' });
  const { numbers, unread } = useMemo(() => parseList(typed ?? '', viewerCountry()), [typed]);
  return (
    <FormDialog title={t('title')} saveLabel={t('submit', { count: numbers.length })} form={form} onClose={() => onDone(undefined as never)} onSave={read} onSaved={onDone}>
      <div>
        <TextAreaField form={form} name="typed" label={t('typed')} help={t('typedHelp')} placeholder={t('placeholder')} rows={6} required />
        <output aria-live="polite">{numbers.length + unread.length > 0 && t('preview', { count: numbers.length, unread: unread.length })}</output>
      </div>
    </FormDialog>
  );
};
