import { organisations, type Organisation } from '@patchbay/contract/organisations';
import { useTranslations } from 'use-intl';
import { basePath, usePlace } from '#api/place.tsx';
import { useCommand } from '#api/query.ts';
import { useConfirm } from '#ui/confirm.tsx';
import { useDialog } from '#ui/dialog-host.tsx';
import { useRemove } from '#ui/remove.tsx';
import type { RowAction } from '#ui/resource-table.tsx';
import { toast } from '#ui/toast.ts';
import { useAttempt } from '#ui/use-attempt.ts';
import { isOwnTop, listPath, stepsAbove } from './kinds.ts';
import { MoveDialog } from './move-dialog.tsx';
import { WhatStops } from './what-stops.tsx';

interface Handlers {
  /** Once it is gone. */
  onRemoved?: () => void;
}

/** What a viewer may do about the standing of an organisation: disable, enable, move, remove. */
export const useStandingActions = ({ onRemoved }: Handlers = {}) => {
  const t = useTranslations('organisations');
  const place = usePlace();
  const setEnabled = useSetEnabled();
  const open = useDialog();
  const remove = useRemove(organisations);
  const canMove = (organisation: Organisation) =>
    // Both resellers have to be in reach.
    organisation.kind === 'enterprise' && stepsAbove(place, organisation).length > 1;
  return (organisation: Organisation): RowAction[] => {
    if (!place.may('organisations:write') || organisation.kind === 'platform' || isOwnTop(place, organisation)) return [];
    const { id, name, status } = organisation;
    const actions: (RowAction | false)[] = [
      canMove(organisation) && { label: t('move'), icon: 'swap', onClick: () => void open((done) => <MoveDialog organisation={organisation} onClose={() => done(undefined)} />) },
      status === 'active' && { label: t('disable'), icon: 'lock', isDangerous: true, onClick: () => void setEnabled(organisation, false) },
      status === 'disabled' && { label: t('enable'), icon: 'check', onClick: () => void setEnabled(organisation, true) },
      status === 'disabled' && { label: t('remove'), icon: 'trash', isDangerous: true, onClick: () => void remove([{ id, name, organisationId: id }]).then((isGone) => isGone && onRemoved?.()) },
    ];
    return actions.filter((action) => action !== false);
  };
};

const useSetEnabled = () => {
  const t = useTranslations('organisations');
  const confirm = useConfirm();
  const attempt = useAttempt();
  const touches = { touches: ['accounts', 'audit'] };
  const [disable, enable] = [useCommand(organisations.disable, touches), useCommand(organisations.enable, touches)];
  return async (organisation: Organisation, isEnabled: boolean) => {
    const { id, name } = organisation;
    if (!isEnabled && !(await confirm({ title: t('disableTitle', { name }), body: <WhatStops organisation={organisation} />, action: t('disableAction'), danger: true }))) return;
    const done = await attempt(() => (isEnabled ? enable : disable).mutateAsync({ params: { id } }));
    if (done) toast.done(t(isEnabled ? 'enabled' : 'disabled', { name }));
  };
};

/** The actions of a row of a list. */
export const useRowActions = () => {
  const t = useTranslations('organisations');
  const { base, may } = usePlace();
  const standing = useStandingActions();
  return (organisation: Organisation): RowAction[] => {
    const { id, kind } = organisation;
    const edit: RowAction[] = may('organisations:write') && kind !== 'platform' ? [{ label: t('edit'), icon: 'edit', to: `${base}/${listPath[kind]}/${id}/edit` }] : [];
    return [{ label: t('enter'), icon: 'right', to: basePath(kind, id) }, ...edit, ...standing(organisation)];
  };
};
