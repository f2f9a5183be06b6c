import { audioFiles } from '@patchbay/contract/audio-files';
import type { Outbound, outboundDraft } from '@patchbay/contract/call-handling';
import { internalNumbers } from '@patchbay/contract/internal-numbers';
import type { ReactNode } from 'react';
import { useWatch, type Control } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { AudioPicker } from '#ui/audio/audio-picker.tsx';
import { EntityField } from '#ui/fields/entity-field.tsx';
import { SwitchField } from '#ui/fields/switch-field.tsx';
import { FormSection } from '#ui/form-page.tsx';
import type { FieldForm } from '#ui/use-zod-form.ts';
import { internalOption } from '#ui/number-options.ts';
import { WhereToGet } from '#ui/where-to-get.tsx';

interface Props {
  form: FieldForm<{ [K in keyof typeof outboundDraft]?: unknown }>;
  found: ({ id: string } & Partial<Outbound>) | undefined;
  help: string;
  externalHelp: string;
  /** What external calls show; there while they are on. */
  children: ReactNode;
}

/** Whom a line may call, and what its calls show and say. */
export const OutboundFields = ({ form, found, help, externalHelp, children }: Props) => {
  const t = useTranslations('appConfigurations');
  const isOn = useWatch({ control: form.control as Control<{ externalOutboundEnabled: boolean }>, name: 'externalOutboundEnabled' });
  return (
    <FormSection title={t('form.outbound')} help={help}>
      <SwitchField form={form} name="externalOutboundEnabled" label={t('fields.externalOutboundEnabled')} help={externalHelp} />
      {isOn && children}
      <div>
        <EntityField form={form} name="internalCallerIdId" label={t('fields.internalCallerId')} help={t('form.internalCallerIdHelp')} endpoint={internalNumbers.list} toOption={internalOption}
          chosen={found?.internalCallerId ? [internalOption(found.internalCallerId)] : []} clearable />
        <WhereToGet endpoint={internalNumbers.list} page="internal-numbers" what="internalNumbers" />
      </div>
      <div>
        <AudioPicker form={form} name="internalAnnouncementId" label={t('fields.internalAnnouncement')} help={t('form.internalAnnouncementHelp')} chosen={found?.internalAnnouncement} />
        <WhereToGet endpoint={audioFiles.list} page="audio-files" what="audioFiles" />
      </div>
      <div>
        <AudioPicker form={form} name="externalAnnouncementId" label={t('fields.externalAnnouncement')} help={t('form.externalAnnouncementHelp')} chosen={found?.externalAnnouncement} />
        <WhereToGet endpoint={audioFiles.list} page="audio-files" what="audioFiles" />
      </div>
    </FormSection>
  );
};
