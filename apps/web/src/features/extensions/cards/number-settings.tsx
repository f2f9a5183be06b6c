import { DialPlan, dialPlanProfiles } from '@patchbay/contract/dial-plan-profiles';
import { extensionCards, type ExtensionSettings } from '@patchbay/contract/extension-cards';
import { phoneNumbers } from '@patchbay/contract/phone-numbers';
import { useQuery } from '@tanstack/react-query';
import { useWatch } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { query } from '#api/query.ts';
import { useCountryName, useCountryOptions } from '#ui/country.ts';
import { Fact } from '#ui/facts.tsx';
import { EntityField } from '#ui/fields/entity-field.tsx';
import { RadioField } from '#ui/fields/radio-field.tsx';
import { SelectField } from '#ui/fields/select-field.tsx';
import { SwitchField } from '#ui/fields/switch-field.tsx';
import { TextField } from '#ui/fields/text-field.tsx';
import { FormRow } from '#ui/form-page.tsx';
import { namedOption, speaking, useNumberOption } from '#ui/number-options.ts';
import { PhoneNumber } from '#ui/phone-number.tsx';
import { useZodForm, type ZodForm } from '#ui/use-zod-form.ts';
import { WarningsAt } from '../explain/warnings.tsx';
import { CardDialog, type CardDialogProps } from './card-dialog.tsx';
import { Card } from './card.tsx';
import { useCardDialog } from './use-card-dialog.tsx';

/** By which number it is known, and what its calls show. */
export const NumberSettingsCard = ({ settings }: { settings: ExtensionSettings }) => {
  const t = useTranslations('extensionCards.numberSettings');
  const countryName = useCountryName();
  const { shortNumber, presentationNumber, dialPlanProfile, country, isAnonymous, hasPresence, isRecorded } = settings.numberSettings;
  return (
    <Card title={t('title')} onEdit={useCardDialog(NumberSettingsDialog, settings)}>
      <Fact label={t('shortNumber')}>{shortNumber}</Fact>
      <Fact label={t('presentationNumber')}>{presentationNumber ? <PhoneNumber e164={presentationNumber.e164} /> : t('firstNumber')}</Fact>
      <Fact label={t('display')}>{t(isAnonymous ? 'displays.anonymous' : 'displays.shown')}</Fact>
      <Fact label={t('dialPlanProfile')}>{dialPlanProfile?.label ?? t('defaultProfile')}</Fact>
      <Fact label={t('country')}>{countryName(country) ?? t('defaultCountry')}</Fact>
      <Fact label={t('presence')}>{t(hasPresence ? 'presences.on' : 'presences.off')}</Fact>
      <Fact label={t('recorded')}>{t(isRecorded ? 'recordings.on' : 'recordings.off')}</Fact>
    </Card>
  );
};

const endpoint = 'updateNumberSettings';
const schema = extensionCards.updateNumberSettings.body!;
const valuesOf = ({ numberSettings }: ExtensionSettings) => numberSettings;

/** The dial plan that is chosen and not saved yet; nothing while it is the one that is saved, or not there yet. */
const useChosenPlan = (form: ZodForm<typeof schema>, { numberSettings }: ExtensionSettings): { dialPlan?: DialPlan | null } => {
  const { id: at } = usePlace();
  const chosen = useWatch({ control: form.control, name: 'dialPlanProfileId' }) ?? null;
  const isNew = chosen !== numberSettings.dialPlanProfileId;
  const { data } = useQuery({ ...query(dialPlanProfiles.get, { at, params: { id: chosen ?? '' } }), enabled: isNew && chosen !== null });
  if (!isNew) return {};
  return chosen === null ? { dialPlan: null } : data ? { dialPlan: DialPlan.parse(data) } : {};
};

const NumberSettingsDialog = ({ settings, onClose }: CardDialogProps) => {
  const t = useTranslations('extensionCards.numberSettings');
  const form = useZodForm(schema, { defaultValues: valuesOf(settings) });
  const plan = useChosenPlan(form, settings);
  return (
    <CardDialog title={t('title')} endpoint={endpoint} schema={schema} form={form} settings={settings} valuesOf={valuesOf} onClose={onClose} touches={['dialSpace', 'phoneNumbers', 'phones']}
      effect={{ state: 'IDLE', of: ({ shortNumber, country }) => ({ shortNumber, country, ...plan }) }}>
      <div>
        <TextField form={form} name="shortNumber" label={t('shortNumber')} help={t('shortNumberHelp')} required inputMode="numeric" maxLength={4} mono />
        <WarningsAt pointer="/shortNumber" />
      </div>
      <OutgoingFields form={form} settings={settings} />
      <SwitchField form={form} name="hasPresence" label={t('presence')} help={t('presenceHelp')} />
      <SwitchField form={form} name="isRecorded" label={t('recorded')} help={t('recordedHelp')} />
    </CardDialog>
  );
};

const OutgoingFields = ({ form, settings: { numberSettings } }: { form: ZodForm<typeof schema>; settings: ExtensionSettings }) => {
  const t = useTranslations('extensionCards.numberSettings');
  const toNumber = useNumberOption();
  const countries = useCountryOptions();
  const { presentationNumber, dialPlanProfile } = numberSettings;
  return (
    <>
      <EntityField form={form} name="presentationNumberId" label={t('presentationNumber')} help={t('presentationNumberHelp')} placeholder={t('firstNumber')} endpoint={phoneNumbers.list} where={speaking} toOption={toNumber}
        chosen={presentationNumber ? [toNumber(presentationNumber)] : []} clearable />
      <RadioField form={form} name="isAnonymous" label={t('display')} options={[{ value: 'false', label: t('displays.shown') }, { value: 'true', label: t('displays.anonymous') }]} toValue={(choice) => choice === 'true'} />
      <FormRow>
        <EntityField form={form} name="dialPlanProfileId" label={t('dialPlanProfile')} help={t('dialPlanProfileHelp')} placeholder={t('defaultProfile')} endpoint={dialPlanProfiles.list} toOption={namedOption}
          chosen={dialPlanProfile ? [namedOption({ id: dialPlanProfile.id, name: dialPlanProfile.label })] : []} clearable />
        <SelectField form={form} name="country" label={t('country')} help={t('countryHelp')} placeholder={t('defaultCountry')} clearable options={countries} />
      </FormRow>
    </>
  );
};
