import { extensions } from '@patchbay/contract/extensions';
import { organisations } from '@patchbay/contract/organisations';
import type { OrganisationKind, Permission } from '@patchbay/contract/permissions';
import { phoneNumbers } from '@patchbay/contract/phone-numbers';
import { phones } from '@patchbay/contract/phones';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { Icon } from '#ui/icons.tsx';
import { ButtonLink } from '#ui/link.tsx';
import type { overview } from '#i18n/en/overview.ts';
import styles from './overview.module.css';
import { useTotal, type Counted } from './use-total.ts';

interface Step {
  name: keyof (typeof overview)['steps'];
  counted: Counted;
  permission: Permission;
  path: string;
}

const numbers = { counted: { endpoint: phoneNumbers.list }, permission: 'phoneNumbers:write', path: 'phone-numbers' } as const;
const reseller: Step = { name: 'reseller', counted: { endpoint: organisations.list, where: { kind: 'reseller' } }, permission: 'organisations:write', path: 'resellers/new' };
const enterprise: Step = { name: 'enterprise', counted: { endpoint: organisations.list, where: { kind: 'enterprise' } }, permission: 'organisations:write', path: 'enterprises/new' };
const stock: Step = { name: 'stock', ...numbers };

const stepsOf: { [K in OrganisationKind]: Step[] } = {
  platform: [reseller, enterprise, stock],
  partner: [reseller, enterprise, stock],
  reseller: [enterprise, stock],
  enterprise: [
    { name: 'numbers', ...numbers },
    { name: 'extension', counted: { endpoint: extensions.list }, permission: 'extensions:write', path: 'extensions/new' },
    { name: 'phone', counted: { endpoint: phones.list }, permission: 'phones:write', path: 'phones/new' },
  ],
};

/** The way from an empty place to one that works; gone once it has been walked. */
export const FirstSteps = () => {
  const t = useTranslations('overview');
  const place = usePlace();
  const steps = stepsOf[place.kind];
  // As many on every kind of place as the longest way has.
  const totals = [useTotal((steps[0] ?? stock).counted), useTotal((steps[1] ?? stock).counted), useTotal((steps[2] ?? stock).counted)];
  const isDone = (index: number) => (totals[index]?.total ?? 0) > 0;
  const isKnown = steps.every((_, index) => totals[index] !== undefined);
  if (!isKnown || steps.every((_, index) => isDone(index))) return null;
  const next = steps.findIndex((_, index) => !isDone(index));
  const mayAny = steps.some(({ permission }) => place.may(permission));
  return (
    <section aria-labelledby="first-steps" className={styles.first}>
      <div className={styles.head}>
        <h2 id="first-steps">{t('firstSteps')}</h2>
        <span className={styles.quiet}>{mayAny ? t('firstStepsHelp') : t('readOnlySteps', { name: place.name })}</span>
      </div>
      <ol className={styles.steps}>
        {steps.map((step, index) => (
          <StepLine key={step.name} step={step} position={index + 1} isDone={isDone(index)} isNext={index === next} />
        ))}
      </ol>
    </section>
  );
};

const StepLine = ({ step: { name, permission, path }, position, isDone, isNext }: { step: Step; position: number; isDone: boolean; isNext: boolean }) => {
  const t = useTranslations('overview');
  const { base, may } = usePlace();
  const isAskedFor = name === 'numbers' && !may(permission);
  return (
    <li className={styles.step} data-done={isDone || undefined}>
      <span className={styles.mark} aria-hidden="true">
        {isDone ? <Icon name="check" size={14} /> : position}
      </span>
      <span className={styles.stepText}>
        <strong>{t(`steps.${name}.title`)}</strong> {isDone && <span className="pb-visually-hidden">({t('doneEarlier')})</span>}
        <span className={styles.detail}>{isAskedFor && !isDone ? t('steps.numbers.ask') : t(`steps.${name}.text`)}</span>
      </span>
      {!isDone && may(permission) && (
        <ButtonLink to={`${base}/${path}`} variant={isNext ? 'filled' : 'default'}>
          {t(`steps.${name}.action`)}
        </ButtonLink>
      )}
    </li>
  );
};
