import type { Reference } from '@patchbay/contract/http/problem';
import type { References } from '@patchbay/contract/references';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { objectPath, permissionToSee } from '../object-paths.ts';
import { TextLink } from './link.tsx';
import { useNumberFormat } from './phone-number.tsx';
import styles from './references.module.css';

const shownAtOnce = 20;

/** A reference, and where it lives if that is not the place of the address: a number's extension, seen by a reseller. */
export interface LocatedReference extends Reference {
  organisationId?: string;
}
export type LocatedReferences = { [Group in keyof References]: LocatedReference[] };

/** Objects by name, each with a link to its page for whom may open that. */
export const ReferenceList = ({ references, onFollow }: { references: LocatedReference[]; onFollow?: () => void }) => {
  const t = useTranslations('forms');
  const place = usePlace();
  const formatNumber = useNumberFormat();
  const kinds = useTranslations('kinds');
  const kindOf = (kind: string) => (kinds.has(kind as 'phone') ? kinds(kind as 'phone') : kind);
  return (
    <ul className={styles.list}>
      {references.slice(0, shownAtOnce).map(({ kind, id, label, organisationId }) => {
        const permission = permissionToSee(kind);
        const path = permission && !place.may(permission) ? undefined : objectPath(kind, id, organisationId ?? place.id);
        const name = kind === 'phone-number' ? formatNumber(label) : label;
        return (
          <li key={`${kind} ${id}`}>
            <span className={styles.kind}>{kindOf(kind)}</span>
            {path ? (
              <TextLink to={path} onClick={onFollow}>
                {name}
              </TextLink>
            ) : (
              name
            )}
          </li>
        );
      })}
      {references.length > shownAtOnce && <li className={styles.more}>{t('andMore', { count: references.length - shownAtOnce })}</li>}
    </ul>
  );
};

const groups = ['blocking', 'removed', 'released'] as const;

/** What removing an object would do, by name. */
export const ReferenceGroups = ({ references, onFollow }: { references: LocatedReferences; onFollow?: () => void }) => {
  const t = useTranslations('forms');
  return groups
    .filter((group) => references[group].length > 0)
    .map((group) => (
      <section key={group} className={styles.group} data-group={group}>
        <h3>{t(`references.${group}`)}</h3>
        <ReferenceList references={references[group]} onFollow={onFollow} />
      </section>
    ));
};

/** How many objects hang on it, in either direction. */
export const referenceCount = (references: References) => groups.reduce((sum, group) => sum + references[group].length, 0);
