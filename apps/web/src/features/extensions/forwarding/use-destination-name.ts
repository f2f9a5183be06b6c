import { extensionCards } from '@patchbay/contract/extension-cards';
import { type Destination, destinationKey } from '@patchbay/contract/primitives/destination';
import { useTranslations } from 'use-intl';
import { useApi } from '#api/query.ts';
import { useDestinationText } from '#ui/destination.tsx';

/** What a destination of an extension is called; one that it does not forward to any more, by its kind alone. */
export const useDestinationName = (id: string) => {
  const t = useTranslations('extensionCards.formerly');
  const text = useDestinationText();
  const { data } = useApi(extensionCards.settings, { params: { id } });
  return (destination: Destination): string => {
    if (destination.kind === 'EXTERNAL') return text({ destination, label: destination.e164 });
    const found = data?.destinations.find((one) => destinationKey(one.destination) === destinationKey(destination));
    return found ? text(found) : t(destination.kind);
  };
};
