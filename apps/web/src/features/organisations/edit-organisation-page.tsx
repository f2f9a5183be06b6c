import { organisations, type Organisation } from '@patchbay/contract/organisations';
import { useNavigate, useParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { call } from '#api/client.ts';
import { usePlace } from '#api/place.tsx';
import { useApi, useCommand } from '#api/query.ts';
import { FormPage, FormSection } from '#ui/form-page.tsx';
import { Loaded } from '#ui/loaded.tsx';
import { toast } from '#ui/toast.ts';
import { useZodForm } from '#ui/use-zod-form.ts';
import { isOwnTop } from './kinds.ts';
import { AppSection, CodeField, NameField, RegionSection, TermsSection } from './organisation-fields.tsx';
import { TermFacts } from './term-facts.tsx';
import { useObjectPath } from './use-object-path.ts';

/** Changes one organisation of a list, or, without an id in the address, the one that the page is in. */
export const EditOrganisationPage = () => {
  const place = usePlace();
  const { id = place.id } = useParams();
  const query = useApi(organisations.get, { params: { id } });
  return <Loaded query={query}>{(organisation) => <EditForm key={organisation.id} organisation={organisation} />}</Loaded>;
};

const EditForm = ({ organisation }: { organisation: Organisation }) => {
  const t = useTranslations('organisations');
  const place = usePlace();
  const navigate = useNavigate();
  const { id, kind, name } = organisation;
  const page = useObjectPath(organisation);
  const update = useCommand(organisations.update, { touches: ['session', 'audit'] });
  const form = useZodForm(organisations.update.body!, { defaultValues: organisation });
  const isOwn = isOwnTop(place, organisation) && kind !== 'platform';
  return (
    <FormPage
      title={t('editTitle', { name })}
      parent={{ to: page, label: name }}
      form={form}
      latest={() => call(organisations.get, { at: place.id, params: { id } })}
      onSave={(body) => update.mutateAsync({ params: { id }, body })}
      onSaved={(saved) => {
        toast.done(t('saved', { name: saved.name }));
        void navigate(page);
      }}
    >
      <FormSection title={t('basics')} help={t('basicsHelp')}>
        <NameField form={form} />
        <CodeField form={form} help={isOwn ? t('termsOwn') : t('codeChange')} disabled={isOwn} />
      </FormSection>
      <RegionSection form={form} />
      {isOwn ? (
        // Sent along as they are.
        <FormSection title={t('terms')} help={t('termsOwn')}>
          <TermFacts organisation={organisation} />
        </FormSection>
      ) : (
        <TermsSection form={form} kind={kind} />
      )}
      <AppSection form={form} kind={kind} />
    </FormPage>
  );
};
