import { OrganisationCode, OrganisationCreate, organisations, type Organisation } from '@patchbay/contract/organisations';
import { Id } from '@patchbay/contract/primitives/id';
import { useEffect } from 'react';
import { useFormState, useWatch } from 'react-hook-form';
import { useNavigate } from 'react-router';
import { useLocale, useTranslations } from 'use-intl';
import { languageIn } from '#i18n/locale.ts';
import type { z } from 'zod';
import { usePlace, type Place } from '#api/place.tsx';
import { useCommand } from '#api/query.ts';
import { EntityField } from '#ui/fields/entity-field.tsx';
import { TextField } from '#ui/fields/text-field.tsx';
import { FormPage, FormRow, FormSection } from '#ui/form-page.tsx';
import { listAddress } from '#ui/list-address.ts';
import { toast } from '#ui/toast.ts';
import { useZodForm, type ZodForm } from '#ui/use-zod-form.ts';
import { listPath, type OpenedKind } from './kinds.ts';
import { AppSection, CodeField, NameField, RegionSection, TermsSection } from './organisation-fields.tsx';
import { suggestCode } from './suggest-code.ts';

const common = OrganisationCreate.omit({ kind: true, parentId: true });
/** Below the place itself, or below an organisation that is chosen. */
const anywhere = common.extend({ parentId: Id.nullable() });
const chosen = common.extend({ parentId: Id });

const schemaFor = (kind: OpenedKind, place: Place) => (kind === 'enterprise' && place.kind !== 'reseller' ? chosen : anywhere) as typeof anywhere;

type Draft = z.output<typeof anywhere>;

const NewOrganisationPage = ({ kind }: { kind: OpenedKind }) => {
  const t = useTranslations('organisations');
  const place = usePlace();
  const navigate = useNavigate();
  const form = useNewForm(kind);
  const create = useCommand(organisations.create, { touches: ['accounts', 'audit'] });
  const list = `${place.base}/${listPath[kind]}`;
  const save = async (draft: Draft) => {
    const made = await create.mutateAsync({ body: { ...draft, kind, parentId: draft.parentId ?? place.id } });
    const { administratorEmail: email } = draft;
    return { made, said: email ? t('madeAndInvited', { name: made.name, email }) : t('made', { name: made.name }) };
  };
  return (
    <FormPage
      title={t(`newTitle.${kind}`)}
      parent={{ to: listAddress(list), label: t(`titles.${kind}`) }}
      saveLabel={t(`create.${kind}`)}
      form={form}
      onSave={save}
      onSaved={({ made, said }) => {
        toast.done(said);
        void navigate(`${list}/${made.id}`);
      }}
    >
      <FormSection title={t('basics')} help={t('basicsHelp')}>
        <NameField form={form} />
        <SuggestedCode form={form} />
        <ParentField form={form} kind={kind} />
      </FormSection>
      <FormSection title={t('administrator')} help={t('administratorHelp')}>
        <FormRow>
          <TextField form={form} name="administratorName" label={t('administratorName')} />
          <TextField form={form} name="administratorEmail" type="email" label={t('administratorEmail')} help={t('administratorEmailHelp')} />
        </FormRow>
      </FormSection>
      <RegionSection form={form} />
      <TermsSection form={form} kind={kind} />
      <AppSection form={form} kind={kind} />
    </FormPage>
  );
};

const useNewForm = (kind: OpenedKind): ZodForm<typeof anywhere> => {
  const place = usePlace();
  const language = languageIn(useLocale());
  return useZodForm(schemaFor(kind, place), {
    defaultValues: {
      name: '', code: '', parentId: null, timeZone: place.timeZone, language, country: null, systemEmail: '', services: ['PBX'], allowExternalNumbers: false, userLimit: null, numberQuarantineDays: null, brandColor: '', appInvitationDays: null,
      billingReference: '', administratorEmail: '', administratorName: '',
    },
  });
};

/** The code, as the name suggests it until it is typed. Alone in looking at every key, so that nothing else is drawn anew. */
const SuggestedCode = ({ form }: { form: ZodForm<typeof anywhere> }) => {
  const t = useTranslations('organisations');
  const [name, code] = useWatch({ control: form.control, name: ['name', 'code'] });
  const { dirtyFields, isSubmitted } = useFormState({ control: form.control });
  const isOwn = Boolean(dirtyFields.code);
  useEffect(() => {
    if (!isOwn) form.setValue('code', suggestCode(name), { shouldValidate: isSubmitted });
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [name, isOwn]);
  return <CodeField form={form} help={t('codeHelp', { code: OrganisationCode.safeParse(code).data ?? 'CANISTRACCI' })} />;
};

/** Below which organisation, where there is a choice. */
const ParentField = ({ form, kind }: { form: ZodForm<typeof anywhere>; kind: OpenedKind }) => {
  const t = useTranslations('organisations');
  const place = usePlace();
  if (place.kind === 'reseller') return null;
  const isEnterprise = kind === 'enterprise';
  const names = isEnterprise ? { label: t('reseller') } : { label: t('under'), help: t('underHelp', { name: place.name }), placeholder: place.name };
  return (
    <EntityField
      form={form}
      name="parentId"
      {...names}
      required={isEnterprise}
      clearable={!isEnterprise}
      endpoint={organisations.list}
      where={{ kind: isEnterprise ? 'reseller' : 'partner' }}
      toOption={({ id, name }: Organisation) => ({ value: id, label: name })}
    />
  );
};

export const NewEnterprisePage = () => <NewOrganisationPage kind="enterprise" />;
export const NewResellerPage = () => <NewOrganisationPage kind="reseller" />;
export const NewPartnerPage = () => <NewOrganisationPage kind="partner" />;
