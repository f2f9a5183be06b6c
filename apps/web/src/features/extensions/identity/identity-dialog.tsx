import { Authentication, extensionCards, type ExtensionSettings } from '@patchbay/contract/extension-cards';
import { permissions, type Role } from '@patchbay/contract/permissions';
import { canGrant, rolesAt } from '@patchbay/domain/access/roles';
import { useWatch } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { RadioField } from '#ui/fields/radio-field.tsx';
import { SelectField } from '#ui/fields/select-field.tsx';
import { SwitchField } from '#ui/fields/switch-field.tsx';
import { TextField } from '#ui/fields/text-field.tsx';
import { useZodForm, type ZodForm } from '#ui/use-zod-form.ts';
import { CardDialog, type CardDialogProps } from '../cards/card-dialog.tsx';
import { nameOf } from '../name-of.ts';

const schema = extensionCards.updateIdentity.body!;
const valuesOf = ({ identity }: ExtensionSettings) => identity;

/** Who an extension is, and how its person signs in. */
export const IdentityDialog = ({ settings, onClose }: CardDialogProps) => {
  const t = useTranslations('extensions.identity');
  const form = useZodForm(schema, { defaultValues: valuesOf(settings) });
  const name = nameOf({ displayName: settings.displayName, shortNumber: settings.numberSettings.shortNumber });
  return (
    <CardDialog title={t('title', { name })} saved={({ displayName, numberSettings: { shortNumber } }) => t('saved', { name: nameOf({ displayName, shortNumber }) })} endpoint="updateIdentity" schema={schema} form={form} settings={settings}
      valuesOf={valuesOf} onClose={onClose} touches={['accounts', 'phones']}>
      <TextField form={form} name="username" label={t('username')} help={t('usernameHelp')} required maxLength={100} />
      <TextField form={form} name="displayName" label={t('displayName')} help={t('displayNameHelp')} required maxLength={60} />
      <SwitchField form={form} name="isSignInAllowed" label={t('isSignInAllowed')} help={t('isSignInAllowedHelp')} />
      <SignInFields form={form} settings={settings} />
    </CardDialog>
  );
};

const SignInFields = ({ form, settings }: { form: ZodForm<typeof schema>; settings: ExtensionSettings }) => {
  const t = useTranslations('extensions.identity');
  const isTwoStep = useWatch({ control: form.control, name: 'authentication' }) === 'TWO_STEP';
  return (
    <>
      <RadioField form={form} name="authentication" label={t('authentication')} options={Authentication.options.map((value) => ({ value, label: t(`authentications.${value}`) }))} />
      <TextField form={form} name="personalContact" label={t('personalContact')} help={t(isTwoStep ? 'codeContactHelp' : 'personalContactHelp')} required={isTwoStep} maxLength={254} />
      <SelectField form={form} name="role" label={t('role')} help={t('roleHelp')} required options={useRoleOptions(settings.identity.role)} />
    </>
  );
};

/** The roles that the viewer can give, and the one that is there already. */
const useRoleOptions = (current: Role) => {
  const names = useTranslations('roles');
  const { may } = usePlace();
  const held = new Set(permissions.filter(may));
  return rolesAt('enterprise').map((value) => ({ value, label: names(value), disabled: value !== current && !canGrant(held, value, 'enterprise') }));
};
