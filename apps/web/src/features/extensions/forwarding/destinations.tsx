import type { ExtensionSettings } from '@patchbay/contract/extension-cards';
import { type Destination, destinationKey, type LabelledDestination } from '@patchbay/contract/primitives/destination';
import { useTranslations } from 'use-intl';
import { DestinationName } from '#ui/destination.tsx';

/** A destination with its words; null for one that has gone. */
export const labelled = ({ destinations }: Pick<ExtensionSettings, 'destinations'>, destination: Destination): LabelledDestination | null =>
  destinations.find((one) => destinationKey(one.destination) === destinationKey(destination)) ?? null;

/** Where calls are sent; what was never chosen says so. */
export const To = ({ settings, destination }: { settings: Pick<ExtensionSettings, 'destinations'>; destination: Destination | null }) => {
  const t = useTranslations('extensionCards');
  return destination ? <DestinationName of={labelled(settings, destination)} /> : t('noDestination');
};
