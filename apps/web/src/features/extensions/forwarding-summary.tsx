import type { ListedExtension } from '@patchbay/contract/extensions';
import { conditions } from '@patchbay/contract/forwarding';
import type { LabelledDestination } from '@patchbay/contract/primitives/destination';
import { useTranslations } from 'use-intl';
import { useDestinationText } from '#ui/destination.tsx';
import { isolated } from '#ui/isolated.ts';
import { Status } from '#ui/status.tsx';

/** In a few words what forwards the calls of an extension; marked while it forwards all of them. */
export const ForwardingSummary = ({ of }: { of: ListedExtension['forwarding'] }) => {
  const t = useTranslations('extensionList.forwarding');
  const name = useDestinationText();
  const nameOf = (to: LabelledDestination | null) => (to ? isolated(name(to)) : t('gone'));
  const { now, unconditional } = of;
  if (now) return <Status tone="warning">{t(`now.${now.by}`, { to: nameOf(now.to) })}</Status>;
  const forwarded = conditions.filter((condition) => of[condition].action === 'FORWARD');
  const words = [...(unconditional.mode === 'SCHEDULE' ? [t('schedule')] : []), ...forwarded.map((condition) => t(condition))];
  const inFull = forwarded.map((condition) => t('to', { when: t(condition), to: nameOf(of[condition].to) })).join('; ');
  return words.length === 0 ? '—' : <span title={inFull || undefined}>{words.join(', ')}</span>;
};
