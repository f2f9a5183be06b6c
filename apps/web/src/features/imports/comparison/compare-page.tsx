import { carrierComparisons } from '@patchbay/contract/carrier-comparisons';
import { carrierProfiles, type CarrierProfile } from '@patchbay/contract/carrier-profiles';
import { importLimits } from '@patchbay/domain/imports/limits';
import { skipToken, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { z } from 'zod';
import { usePlace } from '#api/place.tsx';
import { query } from '#api/query.ts';
import { useCountryOptions } from '#ui/country.ts';
import { EntityField } from '#ui/fields/entity-field.tsx';
import { SelectField, type Option } from '#ui/fields/select-field.tsx';
import { FormPage, FormSection } from '#ui/form-page.tsx';
import { Loaded } from '#ui/loaded.tsx';
import { useZodForm } from '#ui/use-zod-form.ts';
import styles from '../imports.module.css';
import { FileSection, useFileRule } from '../file-section.tsx';
import { fileNameOf } from '../send-file.ts';
import { useSending } from '../sending.tsx';

const any = 'any';
const bounds = { limits: importLimits };

const toOption = ({ id, label }: CarrierProfile): Option => ({ value: id, label });

/** A carrier's list, and what it is to be held against. A profile that the address names is chosen already. */
export const ComparePage = () => {
  const [search] = useSearchParams();
  const { id: at, may } = usePlace();
  const carrier = search.get('carrier');
  const isNamed = carrier !== null && may('carrierProfiles:read');
  const profile = useQuery(isNamed ? query(carrierProfiles.get, { at, params: { id: carrier } }) : { ...query(carrierProfiles.get, { at, params: { id: '' } }), queryFn: skipToken });
  if (!isNamed) return <CompareForm />;
  return <Loaded query={profile}>{(found) => <CompareForm carrier={toOption(found)} />}</Loaded>;
};

const useSchema = () => {
  const file = useFileRule(bounds);
  return useMemo(() => z.object({ carrier: z.string(), country: z.string().nullable(), file }), [file]);
};

const CompareForm = ({ carrier }: { carrier?: Option }) => {
  const t = useTranslations('carrierComparisons.form');
  const upload = useTranslations('imports.upload');
  const health = useTranslations('phoneNumbers.health');
  const { id: at, base, may } = usePlace();
  const navigate = useNavigate();
  const form = useZodForm(useSchema(), { defaultValues: { carrier: carrier?.value ?? any, country: null } });
  const sending = useSending();
  const anyOption = { value: any, label: t('any') };
  const save = (chosen: { carrier: string; country: string | null; file: File }) => {
    const { file, country } = chosen;
    return sending.start({ endpoint: carrierComparisons.create, at, file, query: { fileName: fileNameOf(file), carrierId: chosen.carrier === any ? undefined : chosen.carrier, country: country ?? undefined } });
  };
  return (
    <FormPage title={t('title')} description={t('description')} parent={{ to: `${base}/phone-numbers/health`, label: health('title') }} saveLabel={t('submit')} form={form} onSave={save}
      onSaved={(started) => started && void navigate(`${base}/phone-numbers/comparisons/${started.id}`)}>
      <FormSection title={t('whose')} help={t('whoseHelp')}>
        {may('carrierProfiles:read')
          ? <EntityField form={form} name="carrier" label={t('carrier')} required endpoint={carrierProfiles.list} toOption={toOption} chosen={carrier ? [anyOption, carrier] : [anyOption]} />
          : <SelectField form={form} name="carrier" label={t('carrier')} required options={[anyOption]} />}
      </FormSection>
      <FileSection form={form} importable={bounds} sending={sending}>
        <SelectField form={form} name="country" label={t('country')} help={t('countryHelp')} placeholder={t('noCountry')} clearable options={useCountryOptions()} />
      </FileSection>
      <FormSection title={upload('itsColumns')} help={t('itsColumnsHelp')}>
        <Columns />
      </FormSection>
    </FormPage>
  );
};

const described = [['number', 'numberHelp'], ['code', 'codeHelp'], ['flags', 'flagsHelp'], ['capabilities', 'capabilitiesHelp']] as const;

const Columns = () => {
  const t = useTranslations('carrierComparisons.form.columns');
  const upload = useTranslations('imports.upload');
  return (
    <table className={styles.columns}>
      <thead>
        <tr>
          <th scope="col">{upload('column')}</th>
          <th scope="col">{upload('content')}</th>
        </tr>
      </thead>
      <tbody>
        {described.map(([name, help]) => (
          <tr key={name}>
            <th scope="row">
              {t(name)} {name === 'number' && <span className={styles.required}>{upload('required')}</span>}
            </th>
            <td>{t(help)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
