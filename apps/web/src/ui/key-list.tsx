import type { PhoneKey } from '@patchbay/contract/key-layouts';
import { useTranslations } from 'use-intl';
import type { DiffTexts } from './diff.tsx';
import { Fact } from './facts.tsx';
import styles from './key-list.module.css';

const byPlace = (a: PhoneKey, b: PhoneKey) => a.module - b.module || a.position - b.position;

const useKeyText = () => {
  const t = useTranslations('forms.keys');
  return ({ module, position, kind, label, value }: PhoneKey) => ({
    place: module === 0 ? t('keyAt', { position }) : t('sidecarKeyAt', { module, position }),
    does: [t(`kinds.${kind}`), value, label && label !== value ? t('labelled', { label }) : ''].filter(Boolean).join(' '),
  });
};

/** What each key does, in their order. */
export const KeyList = ({ keys }: { keys: PhoneKey[] }) => {
  const text = useKeyText();
  const t = useTranslations('forms.keys');
  if (keys.length === 0) return <p className={styles.none}>{t('none')}</p>;
  return (
    <dl className={styles.keys}>
      {[...keys].sort(byPlace).map((key) => (
        <div key={`${key.module} ${key.position}`}>
          <dt>{text(key).place}</dt>
          <dd>{text(key).does}</dd>
        </div>
      ))}
    </dl>
  );
};

/** The same among other facts of an object. */
export const KeyFacts = ({ keys }: { keys: PhoneKey[] }) => {
  const text = useKeyText();
  return keys.toSorted(byPlace).map((key) => <Fact key={`${key.module} ${key.position}`} label={text(key).place}>{text(key).does}</Fact>);
};

/** For histories: keys as a sentence. */
export const useKeysText = (): DiffTexts => {
  const text = useKeyText();
  return (key, value) => (key === 'keys' && Array.isArray(value) ? (value as PhoneKey[]).toSorted(byPlace).map((each) => `${text(each).place}: ${text(each).does}`).join('; ') || '—' : undefined);
};
