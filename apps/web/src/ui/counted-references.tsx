import type { CountedReferences as Counted } from '@patchbay/contract/references';
import { useTranslations } from 'use-intl';
import styles from './counted-references.module.css';
import { useNumberFormat } from './phone-number.tsx';

/** What a change of many touches, by kind or by what `nameOf` says in its place: how many, and the first of them by name. Nothing where it is nothing. */
export const CountedReferences = ({ title, of, nameOf }: { title: string; of: Counted[]; nameOf?: (kind: string) => string }) => {
  const t = useTranslations('forms');
  const kinds = useTranslations('kinds');
  const format = useNumberFormat();
  const name = nameOf ?? ((kind: string) => (kinds.has(kind as 'user') ? kinds(kind as 'user') : kind));
  if (of.length === 0) return null;
  return (
    <section className={styles.group}>
      <h3>{title}</h3>
      <dl>
        {of.map(({ kind, count, first }) => (
          <div key={kind}>
            <dt>{name(kind)}</dt>
            <dd>
              <b>{count}</b> {first.map(({ label }) => (kind === 'phone-number' ? format(label) : label)).join(', ')} {count > first.length && t('andMore', { count: count - first.length })}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
};
