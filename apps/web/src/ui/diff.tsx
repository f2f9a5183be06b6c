import { useTranslations } from 'use-intl';
import { usePlainText } from './plain-text.ts';
import styles from './diff.module.css';

type Snapshot = Record<string, unknown> | null;

/** Words a value of a field; nothing for one that needs no words of its own. */
export type DiffTexts = (key: string, value: unknown) => string | undefined;

/** The same of what the log has kept: of objects their ids, by which those are found that the viewer may see and that are still there. */
export type RecordedTexts = (key: string, value: unknown, nameOf: (id: string) => string | undefined) => string | undefined;

interface Props {
  before: Snapshot;
  after: Snapshot;
  /** How the fields are called; one without a name here shows its key. */
  labels?: (key: string) => string | undefined;
  texts?: DiffTexts;
  /** Headings of the two columns. */
  headings?: [before: string, after: string];
}

// What every object has and nobody compares.
const bookkeeping = new Set(['id', 'version', 'createdAt', 'updatedAt']);

/** The keys in which two states of an object differ. */
export const changedKeys = (before: Snapshot, after: Snapshot): string[] =>
  [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])].filter(
    (key) => !bookkeeping.has(key) && JSON.stringify(before?.[key]) !== JSON.stringify(after?.[key]),
  );

/** `presentationNumberId` → `Presentation number id`, for a key without a translation. */
const spelled = (key: string) => key.charAt(0).toUpperCase() + key.slice(1).replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);

/** What changed, field by field, before beside after. A creation has no before, a removal no after. */
export const Diff = ({ before, after, labels, texts, headings }: Props) => {
  const t = useTranslations('common');
  const plain = usePlainText();
  const text = (key: string, value: unknown) => texts?.(key, value) ?? plain(value);
  const keys = changedKeys(before, after);
  if (keys.length === 0) return <p className={styles.none}>{t('noDifference')}</p>;
  const [beforeHeading, afterHeading] = headings ?? [t('before'), t('after')];
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('field')}</th>
          {before && <th scope="col">{beforeHeading}</th>}
          {after && <th scope="col">{afterHeading}</th>}
        </tr>
      </thead>
      <tbody>
        {keys.map((key) => (
          <tr key={key}>
            <th scope="row">{labels?.(key) ?? spelled(key)}</th>
            {before && <td data-side="before">{text(key, before[key])}</td>}
            {after && <td data-side="after">{text(key, after[key])}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
};
