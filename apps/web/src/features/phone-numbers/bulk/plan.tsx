import type { NumberBulk, NumberSkip } from '@patchbay/contract/number-bulks';
import { numberStates } from '@patchbay/contract/phone-numbers';
import { useFormatter, useTranslations } from 'use-intl';
import { useNumberFormat } from '#ui/phone-number.tsx';
import { ActionFacts } from './action-facts.tsx';
import styles from './bulk.module.css';

type Sample = NonNullable<NumberBulk['plan']>['sample'][number];

/** What a planned change comes to: how many, in which states, some of them, and which stay as they are and why. */
export const Plan = ({ bulk }: { bulk: NumberBulk }) => {
  const t = useTranslations('numberBulks');
  const format = useFormatter();
  const { action, ownerName } = bulk;
  const { changed, skipped, sample } = bulk.plan!;
  const until = action?.type === 'quarantine' ? format.dateTime(new Date(action.until), { dateStyle: 'medium', timeStyle: 'short' }) : '';
  const left = skipped.reduce((sum, { count }) => sum + count, 0);
  const changing = sample.filter(({ reason }) => reason === null);
  return (
    <div className={styles.plan}>
      <p className={styles.outcome}>{t(`will.${action!.type}`, { count: changed, owner: ownerName ?? '', until })}</p>
      <ActionFacts bulk={bulk} />
      <States bulk={bulk} />
      {changing.length > 0 && (
        <section>
          <h3>{t('sample')}</h3>
          <ul className={styles.samples}>
            {changing.map((number) => (
              <SampleLine key={number.id} number={number} note={number.ownerName} />
            ))}
          </ul>
        </section>
      )}
      {left > 0 && (
        <section>
          <h3>{t('stay', { count: left })}</h3>
          <ul className={styles.reasons}>
            {skipped.map(({ reason, count }) => (
              <Reason key={reason} reason={reason} count={count} sample={sample.filter((number) => number.reason === reason)} />
            ))}
          </ul>
        </section>
      )}
      <p className={styles.frozen}>{t('frozen', { count: bulk.numbers })}</p>
    </div>
  );
};

const States = ({ bulk: { states } }: { bulk: NumberBulk }) => {
  const t = useTranslations('numberBulks');
  return (
    <ul className={styles.states}>
      {numberStates.filter((state) => states[state] > 0).map((state) => (
        <li key={state}>{t('stateCount', { count: states[state], state: t(`states.${state}`) })}</li>
      ))}
    </ul>
  );
};

const Reason = ({ reason, count, sample }: { reason: NumberSkip; count: number; sample: Sample[] }) => {
  const t = useTranslations('numberBulks');
  return (
    <li>
      <strong>{t('stateCount', { count, state: t(`reasons.${reason}`) })}</strong>
      <ul className={styles.samples}>
        {sample.map((number) => (
          <SampleLine key={number.id} number={number} note={number.usedBy?.label ?? number.ownerName} />
        ))}
        {count > sample.length && <li aria-hidden>…</li>}
      </ul>
    </li>
  );
};

const SampleLine = ({ number: { e164 }, note }: { number: Sample; note: string }) => {
  const format = useNumberFormat();
  return (
    <li>
      <span className="pb-number">{format(e164)}</span> <span className={styles.note}>{note}</span>
    </li>
  );
};
