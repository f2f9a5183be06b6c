import { localOf, wallAt, wallOf } from '@patchbay/domain/schedules/wall-clock';
import type { Destination } from '@patchbay/contract/primitives/destination';
import { useFormatter, useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { useDestinationText } from '#ui/destination.tsx';
import { isolated } from '#ui/isolated.ts';
import { useNumberFormat } from '#ui/phone-number.tsx';
import type { Words } from './reasons.ts';

const shown = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', hour: 'numeric', minute: '2-digit', timeZone: 'UTC' } as const;

/** What the clock of the enterprise shows, with the day of the week. */
export const useLocalText = () => {
  const format = useFormatter();
  return (local: string) => format.dateTime(new Date(wallOf(local)), shown);
};

/** What sentences about calls are made of, in the viewer's language. */
export const useCallWords = (labelOf: (destination: Destination) => string | undefined): Words => {
  const t = useTranslations('callSteps');
  const format = useFormatter();
  const { timeZone } = usePlace();
  const [local, number, text] = [useLocalText(), useNumberFormat(), useDestinationText()];
  const nameOf = (destination: Destination) => {
    const label = labelOf(destination);
    return label === undefined ? t('gone') : isolated(text({ destination, label }));
  };
  return { t, nameOf, number: (e164) => (e164.startsWith('+') ? number(e164) : e164), local, moment: (at) => local(localOf(wallAt(timeZone, Date.parse(at)))), list: (names) => format.list(names) };
};
