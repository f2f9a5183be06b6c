import { ringSeconds } from '@patchbay/contract/forwarding';
import { type Destination, destinationKey } from '@patchbay/contract/primitives/destination';
import { ringStrategies, type RingGroup, type RingGroupDraft } from '@patchbay/contract/ring-groups';
import { useTranslations } from 'use-intl';
import type { z } from 'zod';
import { MusicPicker } from '#ui/audio/music-picker.tsx';
import { DestinationField } from '#ui/fields/destination-field.tsx';
import { NumberField } from '#ui/fields/number-field.tsx';
import { NumbersField } from '#ui/fields/numbers-field.tsx';
import { SelectField } from '#ui/fields/select-field.tsx';
import { SwitchField } from '#ui/fields/switch-field.tsx';
import { TextField } from '#ui/fields/text-field.tsx';
import { FormRow, FormSection } from '#ui/form-page.tsx';
import { Alert } from '#ui/kit.ts';
import type { FieldForm } from '#ui/use-zod-form.ts';
import { Explanation } from './explanation.tsx';
import { MembersField } from './members-field.tsx';
import styles from './ring-groups.module.css';

type Values = z.input<typeof RingGroupDraft>;

interface Props {
  form: FieldForm<Values>;
  /** What is entered now: some fields depend on others. */
  values: Pick<RingGroup, 'strategy' | 'ringSeconds' | 'isCyclic' | 'memberExtensionIds' | 'queue' | 'onNoAnswer'>;
  /** What has names already. */
  found?: RingGroup;
}

/** The fields of a ring group, for a new one as for an existing one. */
export const RingGroupFields = ({ form, values, found }: Props) => (
  <>
    <GroupSection form={form} found={found} />
    <MembersSection form={form} found={found} />
    <RingingSection form={form} values={values} />
    <QueueSection form={form} values={values} found={found} />
    <NoAnswerSection form={form} values={values} found={found} />
  </>
);

const GroupSection = ({ form, found }: Omit<Props, 'values'>) => {
  const t = useTranslations('ringGroups');
  return (
    <FormSection title={t('sections.group')} help={t('sections.groupHelp')}>
      <TextField form={form} name="name" label={t('fields.name')} required maxLength={60} />
      <ShortNumberField form={form} />
      <NumbersField form={form} name="phoneNumberIds" label={t('fields.phoneNumbers')} help={t('form.phoneNumbersHelp')} placeholder={t('form.phoneNumbersPlaceholder')}
        kind="ring-group" assigneeId={found?.id} chosen={found?.phoneNumbers} />
      <SwitchField form={form} name="isRecorded" label={t('fields.isRecorded')} help={t('form.recordedHelp')} />
    </FormSection>
  );
};

const ShortNumberField = ({ form }: Pick<Props, 'form'>) => {
  const t = useTranslations('ringGroups');
  return <TextField form={form} name="shortNumber" label={t('fields.shortNumber')} help={t('form.shortNumberHelp')} inputMode="numeric" maxLength={4} mono emptyIsNull />;
};

const MembersSection = ({ form, found }: Omit<Props, 'values'>) => {
  const t = useTranslations('ringGroups.sections');
  return (
    <FormSection title={t('members')} help={t('membersHelp')}>
      <MembersField form={form} members={found?.members ?? []} />
    </FormSection>
  );
};

const RingingSection = ({ form, values }: Omit<Props, 'found'>) => {
  const t = useTranslations('ringGroups');
  return (
    <FormSection title={t('sections.ringing')} help={t('sections.ringingHelp')}>
      <FormRow>
        <SelectField form={form} name="strategy" label={t('fields.strategy')} options={ringStrategies.map((value) => ({ value, label: t(`strategies.${value}`) }))} />
        <NumberField form={form} name="ringSeconds" label={t('fields.ringSeconds')} min={ringSeconds.least} max={ringSeconds.most} unit="s" />
      </FormRow>
      <SwitchField form={form} name="isCyclic" label={t('fields.isCyclic')} help={t('form.cyclicHelp')} />
      <p className={styles.explanation} aria-live="polite">
        <Explanation of={values} />
      </p>
    </FormSection>
  );
};

const QueueSection = ({ form, values: { queue }, found }: Props) => {
  const t = useTranslations('ringGroups');
  return (
    <FormSection title={t('sections.queue')} help={t('sections.queueHelp')}>
      <SwitchField form={form} name="queue.isOn" label={t('fields.queue')} help={t('form.queueHelp')} />
      {queue.isOn && (
        <>
          <NumberField form={form} name="queue.maxWaiting" label={t('fields.maxWaiting')} min={1} max={100} />
          <MusicPicker form={form}
            audio={{ name: 'queue.audioFileId', label: t('fields.queueMessage'), help: t('form.messageHelp'), chosen: found?.queueAudioFile }}
            playlist={{ name: 'queue.playlistId', label: t('fields.queuePlaylist'), help: t('form.playlistHelp'), chosen: found?.queuePlaylist }} />
        </>
      )}
    </FormSection>
  );
};

const NoAnswerSection = ({ form, values: { onNoAnswer }, found }: Props) => {
  const t = useTranslations('ringGroups');
  const keyOf = (destination?: Destination | null) => destination && destinationKey(destination);
  const isGone = found?.onNoAnswerTo === null && onNoAnswer.destination !== null && keyOf(onNoAnswer.destination) === keyOf(found.onNoAnswer.destination);
  return (
    <FormSection title={t('sections.noAnswer')} help={t('sections.noAnswerHelp')}>
      <SelectField form={form} name="onNoAnswer.action" label={t('fields.onNoAnswer')} options={(['END', 'FORWARD'] as const).map((value) => ({ value, label: t(`actions.${value}`) }))} />
      {onNoAnswer.action === 'FORWARD' && (
        <>
          {isGone && <Alert color="yellow">{t('form.gone')}</Alert>}
          <DestinationField form={form} name="onNoAnswer.destination" label={t('fields.destination')} required chosen={[found?.onNoAnswerTo ?? null]} />
        </>
      )}
    </FormSection>
  );
};
