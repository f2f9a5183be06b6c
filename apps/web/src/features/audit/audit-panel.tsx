import { audit, type AuditEvent } from '@patchbay/contract/audit';
import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { useApi } from '#api/query.ts';
import { Copyable } from '#ui/copy.tsx';
import { useDialog } from '#ui/dialog-host.tsx';
import { Fact, Facts } from '#ui/facts.tsx';
import { Icon } from '#ui/icons.tsx';
import { Alert, Button } from '#ui/kit.ts';
import { TextLink } from '#ui/link.tsx';
import { Loaded } from '#ui/loaded.tsx';
import { Panel } from '#ui/panel.tsx';
import { RevertStanding } from '#ui/reverts/revert-progress.tsx';
import { isUnderWay, useRevertOf } from '#ui/reverts/use-reverts.ts';
import { Time } from '#ui/time.tsx';
import { objectPath } from '../../object-paths.ts';
import { AuditDiff } from './audit-diff.tsx';
import styles from './audit.module.css';
import { useActionWords } from './columns.tsx';
import { RevertDialog } from './revert-dialog.tsx';
import { useEntityLabel } from './use-entity-label.ts';

/** One change: who, when, where, what before and what after; and the way to undo it. */
export const AuditPanel = () => {
  const t = useTranslations('auditLog');
  const { base, may } = usePlace();
  const { id = '' } = useParams();
  const words = useActionWords();
  const query = useApi(audit.get, { params: { id } });
  const event = query.data;
  return (
    <Panel title={event ? words(event.action) : t('title')} parent={`${base}/audit`} action={event?.isRevertible && may('audit:revert') && <Undo event={event} />}>
      <Loaded query={query}>{(loaded) => <Details event={loaded} />}</Loaded>
    </Panel>
  );
};

const Undo = ({ event }: { event: AuditEvent }) => {
  const t = useTranslations('auditLog');
  const open = useDialog();
  const run = useRevertOf(event.changeSetId);
  if (run && isUnderWay(run)) return null;
  return (
    <Button variant="default" leftSection={<Icon name="undo" size={15} />} onClick={() => void open((done) => <RevertDialog event={event} onDone={() => done(undefined)} />)}>
      {t(event.reverts ? 'undoUndo' : 'undo')}
    </Button>
  );
};

const Details = ({ event }: { event: AuditEvent }) => {
  const t = useTranslations('auditLog');
  return (
    <>
      <Standing event={event} />
      {!event.revertedBy && <RevertStanding changeSetId={event.changeSetId} />}
      <Facts>
        <Fact label={t('object')}>
          <ObjectLink event={event} />
        </Fact>
        <Fact label={t('organisation')}>{event.organisationName}</Fact>
        <Fact label={t('person')}>
          <Who event={event} />
        </Fact>
        <Fact label={t('at')}>
          <Time at={event.at} />
        </Fact>
        <Fact label={t('ip')}>{event.ip || '—'}</Fact>
        <Fact label={t('request')}>
          {event.requestId ? (
            <Copyable value={event.requestId} of={t('request')}>
              <span className={styles.mono}>{event.requestId}</span>
            </Copyable>
          ) : (
            '—'
          )}
        </Fact>
        <Fact label={t('changeSet')}>
          <ChangeSetLink id={event.changeSetId}>{t('changeSetLink')}</ChangeSetLink>
        </Fact>
      </Facts>
      <h3 className={styles.heading}>{t('differences')}</h3>
      <AuditDiff event={event} />
    </>
  );
};

/** What became of it, or what it was about, where undoing is involved. */
const Standing = ({ event: { revertedBy, reverts } }: { event: AuditEvent }) => {
  const t = useTranslations('auditLog');
  const linked = (id: string) => ({ link: (words: ReactNode) => <ChangeSetLink id={id} isInText>{words}</ChangeSetLink> });
  if (!revertedBy && !reverts) return null;
  return (
    <Alert color="gray" variant="light" icon={<Icon name="undo" />} className={styles.note}>
      {revertedBy ? t.rich('undoneByText', linked(revertedBy)) : t.rich('undoesText', linked(reverts!))}
    </Alert>
  );
};

const ChangeSetLink = ({ id, isInText, children }: { id: string; isInText?: boolean; children: ReactNode }) => {
  const { base } = usePlace();
  return <TextLink to={`${base}/audit?changeSetId=${id}`} underline={isInText ? 'always' : 'hover'}>{children}</TextLink>;
};

const ObjectLink = ({ event: { entity, organisationId } }: { event: AuditEvent }) => {
  const kinds = useTranslations('kinds');
  const labelOf = useEntityLabel();
  const path = objectPath(entity.type, entity.id, organisationId);
  return (
    <>
      {path ? <TextLink to={path}>{labelOf(entity)}</TextLink> : labelOf(entity)} <span className={styles.kind}>{kinds(entity.type)}</span>
    </>
  );
};

const Who = ({ event: { actor } }: { event: AuditEvent }) => {
  const t = useTranslations('auditLog');
  const roles = useTranslations('roles');
  const { via } = actor;
  const how = via && (via.role ? t('viaRole', { role: roles(via.role), organisation: via.organisationName }) : t('viaKey', { organisation: via.organisationName }));
  return (
    <>
      {actor.name} <span className={styles.kind}>{[actor.kind === 'account' ? undefined : t(`actors.${actor.kind}`), how].filter(Boolean).join(', ')}</span>
    </>
  );
};
