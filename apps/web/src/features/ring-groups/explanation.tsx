import { mostRounds, type RingGroup } from '@patchbay/contract/ring-groups';
import { longestRing } from '@patchbay/domain/call-routing/longest-ring';
import { useTranslations } from 'use-intl';

type Ringing = Pick<RingGroup, 'strategy' | 'ringSeconds' | 'isCyclic' | 'memberExtensionIds'>;

/** Seconds below a minute, else minutes and seconds. */
const useDuration = () => {
  const t = useTranslations('ringGroups');
  return (seconds: number): string => {
    if (seconds < 60) return t('seconds', { count: seconds });
    const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60];
    return rest === 0 ? t('explain.wholeMinutes', { minutes }) : t('explain.minutes', { minutes, seconds: rest });
  };
};

/** In plain words: who rings how, and for how long in all. */
export const Explanation = ({ of }: { of: Ringing }) => {
  const t = useTranslations('ringGroups');
  const duration = useDuration();
  const { strategy, ringSeconds, isCyclic, memberExtensionIds: { length: count } } = of;
  if (count === 0) return t('explain.nobody');
  return [
    t(`explain.${strategy}`, { count, seconds: duration(ringSeconds) }),
    ...(isCyclic ? [t('explain.cyclic', { rounds: mostRounds })] : []),
    t('explain.inAll', { time: duration(longestRing(of)) }),
  ].join(' ');
};
