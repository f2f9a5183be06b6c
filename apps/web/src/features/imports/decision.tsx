import { imports, type Import, type ImportMode } from '@patchbay/contract/imports';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { invalidateNouns, useCommand } from '#api/query.ts';
import { NoPermission } from '#ui/empty.tsx';
import { Icon } from '#ui/icons.tsx';
import { importedNouns } from '#ui/imports/imported-nouns.ts';
import { Alert, Button, Radio, Stack } from '#ui/kit.ts';
import { TextLink } from '#ui/link.tsx';
import { ProblemAlert } from '#ui/problem.tsx';
import { FileLinks } from './file-links.tsx';
import styles from './imports.module.css';

/** What carrying the plan out would do, and the decision about it. */
export const Decision = ({ of }: { of: Import }) => {
  const { id, may } = usePlace();
  const counts = of.counts!;
  if (counts.create + counts.update === 0) return <NothingToDo of={of} />;
  if (of.organisationId !== id) return <DecidedThere of={of} />;
  return may('imports:write') && may(importedNouns[of.kind].write) ? <Choice key={of.planHash} of={of} /> : <NoPermission />;
};

const NothingToDo = ({ of }: { of: Import }) => {
  const t = useTranslations('imports.plan');
  const { unchanged, rejected } = of.counts!;
  const why = rejected === 0 ? 'nothingToDo' : unchanged === 0 ? 'allRejected' : 'someRejected';
  return (
    <Alert color="gray" variant="light" icon={<Icon name={rejected > 0 ? 'warning' : 'check'} />} className={styles.notice}>
      <p>{t(why)}</p>
      {rejected > 0 && <FileLinks of={of} />}
    </Alert>
  );
};

/** The one above sees what is uploaded below, and goes there to carry it out. */
const DecidedThere = ({ of: { id, organisationId, organisationName } }: { of: Import }) => {
  const t = useTranslations('imports.plan');
  return (
    <Alert color="gray" variant="light" icon={<Icon name="info" />} className={styles.notice}>
      {t.rich('decidedThere', { name: organisationName, link: (words) => <TextLink to={`/o/${organisationId}/imports/${id}`} underline="always">{words}</TextLink> })}
    </Alert>
  );
};

const Choice = ({ of }: { of: Import }) => {
  const t = useTranslations('imports.plan');
  const { create, update, rejected } = of.counts!;
  const [mode, setMode] = useState<ImportMode>('valid-rows');
  const { commit, isPending, failure } = useCommit(of);
  const isHeld = rejected > 0 && mode === 'all-or-nothing';
  return (
    <section className={styles.decision} aria-label={t('outcome')}>
      <p className={styles.ready}>{useReadyText()(create, update)}</p>
      {rejected > 0 && (
        <>
          <Radio.Group label={t('mode')} value={mode} onChange={(value) => setMode(value as ImportMode)}>
            <Stack gap={8} mt={6}>
              <Radio size="xs" value="valid-rows" label={t('valid', { count: rejected })} />
              <Radio size="xs" value="all-or-nothing" label={t('all')} />
            </Stack>
          </Radio.Group>
          <FileLinks of={of} />
        </>
      )}
      {Boolean(failure) && <ProblemAlert error={failure} />}
      <div className={styles.buttons}>
        <Button onClick={() => void commit(rejected > 0 ? mode : 'all-or-nothing')} loading={isPending} disabled={isHeld}>
          {t('commit', { count: create + update })}
        </Button>
        {isHeld && <span className={styles.hint}>{t('mend', { count: rejected })}</span>}
      </div>
    </section>
  );
};

const useReadyText = () => {
  const t = useTranslations('imports.plan');
  return (create: number, update: number): string => {
    const added = create > 0 ? [t('readyCreate', { count: create })] : [];
    const changed = update > 0 ? [t(create > 0 ? 'readyUpdate' : 'readyUpdateAlone', { count: update })] : [];
    return t('ready', { what: [...added, ...changed].join(', ') });
  };
};

const useCommit = ({ id, planHash }: Import) => {
  const client = useQueryClient();
  const command = useCommand(imports.commit);
  const [failure, setFailure] = useState<unknown>();
  const commit = async (mode: ImportMode) => {
    setFailure(undefined);
    try {
      await command.mutateAsync({ params: { id }, body: { planHash: planHash!, mode } });
    } catch (error) {
      setFailure(error);
      // Somebody else may have decided meanwhile, or there is a newer plan.
      void invalidateNouns(client, ['imports']);
    }
  };
  return { commit, isPending: command.isPending, failure };
};
