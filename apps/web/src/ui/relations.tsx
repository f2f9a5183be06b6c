import { extensions } from '@patchbay/contract/extensions';
import type { AnyEndpoint } from '@patchbay/contract/http/endpoint';
import type { Reference } from '@patchbay/contract/http/problem';
import type { References } from '@patchbay/contract/references';
import { ringGroups } from '@patchbay/contract/ring-groups';
import { relations, type RelatedKind, type Relations as Sections } from '@patchbay/contract/relations';
import type { UseQueryResult } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { useApi } from '#api/query.ts';
import { editPath } from '../object-paths.ts';
import { useDialog } from './dialog-host.tsx';
import { Dialog } from './dialog.tsx';
import { Empty } from './empty.tsx';
import { IconLink } from './icon-button.tsx';
import { Loaded } from './loaded.tsx';
import { ReferenceList } from './references.tsx';
import styles from './references.module.css';

interface Props {
  endpoint: AnyEndpoint;
  id: string;
  /** Of what has sections of relations; they come first. */
  kind?: RelatedKind;
  /** Where the object lives, if that is not the place of the address. */
  organisationId?: string;
  onFollow?: () => void;
}

/** The Relations tab: everything that this object is tied to, by name. */
export const Relations = ({ endpoint, id, kind: related, organisationId, onFollow }: Props) => {
  const t = useTranslations('forms');
  const words = useTranslations('relations');
  const { may } = usePlace();
  const kind = may('contactMethods:read') ? related : undefined;
  const query = useApi(endpoint, { ...(endpoint.scope === 'tenant' && organisationId && { at: organisationId }), params: { id } } as never) as UseQueryResult<References>;
  const others = (
    <Loaded query={query}>
      {({ blocking, removed, released }) => {
        const all = [...blocking, ...removed, ...released].filter((reference) => !kind || !inSections.has(reference.kind)).map((reference) => ({ ...reference, organisationId }));
        if (all.length === 0) return kind ? null : <Empty icon="link" title={t('noRelations')} />;
        return kind ? <section className={styles.group}><h3>{words('others')}</h3><ReferenceList references={all} onFollow={onFollow} /></section> : <ReferenceList references={all} onFollow={onFollow} />;
      }}
    </Loaded>
  );
  return kind ? <><RelationSections kind={kind} id={id} organisationId={organisationId} onFollow={onFollow} />{others}</> : others;
};

const inSections: ReadonlySet<string> = new Set(['call-flow', 'contact-method', 'app-configuration', 'app-device']);
const sections = ['callFlows', 'contactMethods', 'appDevices'] as const satisfies (keyof Sections)[];

interface Related {
  kind: RelatedKind;
  id: string;
  /** The enterprise that it is of, if that is not the place of the address. */
  organisationId?: string;
}

/** Call flows, contact methods and app devices that an object has to do with, each with the way to its edit page. */
export const RelationSections = ({ kind, id, organisationId, onFollow }: Related & { onFollow?: () => void }) => {
  const t = useTranslations('relations');
  const query = useApi(relations.get, { ...(organisationId && { at: organisationId }), params: { kind, id } });
  return (
    <Loaded query={query}>
      {(found) => (
        <>
          {sections.map((section) => (
            <section key={section} className={styles.group} aria-label={t(`sections.${section}`)}>
              <h3>{t(`sections.${section}`)}</h3>
              {found[section].length === 0 ? <p className={styles.more}>{t('none')}</p> : <ul className={styles.list}>{found[section].map((item) => <Item key={item.id} item={item} organisationId={organisationId} onFollow={onFollow} />)}</ul>}
            </section>
          ))}
        </>
      )}
    </Loaded>
  );
};

const Item = ({ item, organisationId, onFollow }: { item: Reference; organisationId?: string; onFollow?: () => void }) => {
  const t = useTranslations('relations');
  const kinds = useTranslations('kinds');
  const place = usePlace();
  const { kind, label } = item;
  const path = editPath(item, organisationId ?? place.id);
  return (
    <li>
      <span className={styles.kind}>{kinds(kind as 'phone')}</span>
      <span className={styles.label}>{label}</span>
      {path && <IconLink icon="gear" label={t('edit', { label })} to={path} onClick={onFollow} />}
    </li>
  );
};

/** Opens a dialog with the relations of an object; `from` gets the focus back, where that is not what has it now. */
export const useRelations = () => {
  const open = useDialog();
  return useCallback((object: Related & { name: string }, from?: Element | null) => void open<void>((done) => <RelationsDialog {...object} onFollow={() => done()} />, from), [open]);
};

/** The row action that does, for whom may. */
export const useRelationsAction = () => {
  const t = useTranslations('relations');
  const { may } = usePlace();
  const show = useRelations();
  return (object: Related & { name: string }) => (may('contactMethods:read') ? [{ label: t('action'), icon: 'link' as const, onClick: () => show(object) }] : []);
};

/** Of these most is told by their references: who is a member, and what forwards to them. */
const referencesOf: { [K in RelatedKind]?: AnyEndpoint } = { extension: extensions.references, 'ring-group': ringGroups.references };

const RelationsDialog = ({ name, ...related }: Related & { name: string; onFollow: () => void }) => {
  const t = useTranslations('relations');
  const endpoint = referencesOf[related.kind];
  return (
    <Dialog title={t('of', { name })}>
      {endpoint ? <Relations endpoint={endpoint} {...related} /> : <RelationSections {...related} />}
    </Dialog>
  );
};
