import { type OrganisationDraft, services } from '@patchbay/contract/organisations';
import { languages, timeZones } from '@patchbay/contract/primitives/locale';
import type { OrganisationKind } from '@patchbay/contract/permissions';
import { useTranslations } from 'use-intl';
import type { z } from 'zod';
import { languageNames } from '#i18n/words.ts';
import { useCountryOptions } from '#ui/country.ts';
import { ColorField } from '#ui/fields/color-field.tsx';
import { NumberField } from '#ui/fields/number-field.tsx';
import { MultiSelectField, SelectField } from '#ui/fields/select-field.tsx';
import { SwitchField } from '#ui/fields/switch-field.tsx';
import { TextField } from '#ui/fields/text-field.tsx';
import { FormRow, FormSection } from '#ui/form-page.tsx';
import type { FieldForm } from '#ui/use-zod-form.ts';

const zones = timeZones().map((value) => ({ value, label: value.replaceAll('_', ' ') }));

type DraftForm = FieldForm<z.input<typeof OrganisationDraft>>;

export const NameField = ({ form }: { form: DraftForm }) => {
  const t = useTranslations('organisations');
  return <TextField form={form} name="name" label={t('name')} help={t('nameHelp')} required maxLength={100} />;
};

export const CodeField = ({ form, help, disabled }: { form: DraftForm; help: string; disabled?: boolean }) => {
  const t = useTranslations('organisations');
  return <TextField form={form} name="code" label={t('code')} help={help} required mono disabled={disabled} maxLength={24} />;
};

/** Where it is, and whom the system writes to. */
export const RegionSection = ({ form }: { form: DraftForm }) => {
  const t = useTranslations('organisations');
  const countries = useCountryOptions();
  return (
    <FormSection title={t('region')}>
      <FormRow>
        <SelectField form={form} name="timeZone" label={t('timeZone')} help={t('timeZoneHelp')} required options={zones} />
        <SelectField form={form} name="language" label={t('language')} help={t('languageHelp')} required options={languages.map((value) => ({ value, label: languageNames[value] }))} />
      </FormRow>
      <SelectField form={form} name="country" label={t('country')} help={t('countryHelp')} placeholder={t('noCountry')} clearable options={countries} />
      <TextField form={form} name="systemEmail" type="email" label={t('systemEmail')} help={t('systemEmailHelp')} />
    </FormSection>
  );
};

/** What it may use: decided by an organisation above. */
export const TermsSection = ({ form, kind }: { form: DraftForm; kind: OrganisationKind }) => {
  const t = useTranslations('organisations');
  const isEnterprise = kind === 'enterprise';
  const options = services.map((value) => ({ value, label: t(`serviceNames.${value}`) }));
  return (
    <FormSection title={t('terms')} help={t('termsHelp')}>
      <MultiSelectField form={form} name="services" label={t('services')} options={options} />
      {isEnterprise && <SwitchField form={form} name="allowExternalNumbers" label={t('allowExternalNumbers')} help={t('allowExternalNumbersHelp')} />}
      <FormRow>
        {isEnterprise && <NumberField form={form} name="userLimit" label={t('userLimit')} help={t('userLimitHelp')} min={1} placeholder={t('noLimit')} />}
        <NumberField form={form} name="numberQuarantineDays" label={t('numberQuarantineDays')} help={t('numberQuarantineDaysHelp')} min={0} max={365} placeholder={t('asAbove')} />
        <TextField form={form} name="billingReference" label={t('billingReference')} help={t('billingReferenceHelp')} />
      </FormRow>
    </FormSection>
  );
};

/** How its enterprises invite to the app; an enterprise itself has no colour of its own. */
export const AppSection = ({ form, kind }: { form: DraftForm; kind: OrganisationKind }) => {
  const t = useTranslations('organisations');
  return (
    <FormSection title={t('app')} help={t('appHelp')}>
      <FormRow>
        <NumberField form={form} name="appInvitationDays" label={t('appInvitationDays')} help={t('appInvitationDaysHelp')} min={1} max={365} placeholder={t('asAbove')} />
        {kind !== 'enterprise' && <ColorField form={form} name="brandColor" label={t('brandColor')} help={t('brandColorHelp')} />}
      </FormRow>
    </FormSection>
  );
};
