import { dialPlanProfiles, type DialPlan, type DialVerdict } from '@patchbay/contract/dial-plan-profiles';
import { extensions, type Extension } from '@patchbay/contract/extensions';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useWatch } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { z } from 'zod';
import { usePlace } from '#api/place.tsx';
import { query } from '#api/query.ts';
import { EntityField } from '#ui/fields/entity-field.tsx';
import { TextField } from '#ui/fields/text-field.tsx';
import { useDebouncedValue } from '#ui/kit.ts';
import { PhoneNumber } from '#ui/phone-number.tsx';
import { ProblemAlert } from '#ui/problem.tsx';
import { Status, Tag } from '#ui/status.tsx';
import { useZodForm } from '#ui/use-zod-form.ts';
import { numberAbroad, useEnterpriseCountry } from './country.ts';
import styles from './dial-plan.module.css';
import { useReason, useVerdictClass } from './words.ts';

const Asked = z.object({ dialled: z.string(), extensionId: z.string().nullable() });

const pauseMs = 200;

const toOption = ({ id, shortNumber, displayName }: Extension) => ({ value: id, label: `${shortNumber} ${displayName}` });

/** "May this extension dial …, and why": answers while it is typed, for a profile as it is now, saved or not; undefined: it is none yet. */
export const DialTester = ({ plan }: { plan: DialPlan | undefined }) => {
  const t = useTranslations('dialPlanProfiles.tester');
  const id = useId();
  const country = useEnterpriseCountry();
  const form = useZodForm(Asked, { defaultValues: { dialled: '', extensionId: null } });
  const [dialled, extensionId] = useWatch({ control: form.control, name: ['dialled', 'extensionId'] });
  return (
    <section className={styles.tester} aria-labelledby={id}>
      <h2 id={id}>{t('title')}</h2>
      <p className={styles.hint}>{t('help')}</p>
      <TextField form={form} name="dialled" label={t('dialled')} placeholder={numberAbroad(country)} inputMode="tel" maxLength={60} mono />
      <EntityField form={form} name="extensionId" label={t('extension')} help={t('extensionHelp')} placeholder={t('anyExtension')} endpoint={extensions.list} toOption={toOption} clearable />
      <div role="status" className={styles.answer}>
        <Answer dialled={dialled.trim()} extensionId={extensionId} plan={plan} hasCountry={country !== null} />
      </div>
    </section>
  );
};

interface Question {
  dialled: string;
  extensionId: string | null;
  plan: DialPlan | undefined;
}

/** The answer once nothing was typed for a moment; meanwhile the one before. */
const useVerdict = (question: Question) => {
  const { id: at } = usePlace();
  // As text, because an object is another one each time.
  const [asked] = useDebouncedValue(JSON.stringify(question), pauseMs);
  const body = JSON.parse(asked) as Question;
  const result = useQuery({ ...query(dialPlanProfiles.test, { at, body }), enabled: body.dialled !== '' && body.plan !== undefined, placeholderData: keepPreviousData });
  return { ...result, isLate: result.isPlaceholderData || asked !== JSON.stringify(question) };
};

const Answer = ({ hasCountry, ...question }: Question & { hasCountry: boolean }) => {
  const t = useTranslations('dialPlanProfiles.tester');
  const { data, error, isLate, refetch } = useVerdict(question);
  if (question.plan === undefined) return <p className={styles.hint}>{t('noPlan')}</p>;
  if (question.dialled === '') return <p className={styles.hint}>{t('type')}</p>;
  if (error) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (!data) return <p className={styles.hint}>{t('asking')}</p>;
  return (
    <div className={styles.verdict} aria-busy={isLate} data-late={isLate || undefined}>
      <Verdict verdict={data} hasCountry={hasCountry} />
    </div>
  );
};

const Verdict = ({ verdict, hasCountry }: { verdict: DialVerdict; hasCountry: boolean }) => {
  const t = useTranslations('dialPlanProfiles.tester');
  const [reason, classOf] = [useReason(), useVerdictClass()];
  const { isAllowed, normalised, because, overruled } = verdict;
  const kind = classOf(verdict);
  return (
    <>
      <Status tone={isAllowed ? 'good' : 'bad'}>{t(isAllowed ? 'allowed' : 'denied')}</Status>
      {normalised !== null && (
        <p className={styles.called}>
          {normalised.startsWith('+') ? <PhoneNumber e164={normalised} /> : <span className="pb-number">{normalised}</span>} {kind && <Tag>{kind}</Tag>}
        </p>
      )}
      <p>{reason(because)}</p>
      {because.code === 'unreadable' && !hasCountry && <p className={styles.hint}>{t('noCountry')}</p>}
      {overruled.length > 0 && (
        <div className={styles.hint}>
          <p>{t('overruled')}</p>
          <ul>
            {overruled.map((each, index) => (
              <li key={index}>{reason(each)}</li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
};
