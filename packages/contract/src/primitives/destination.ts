import { z } from 'zod';
import { Id } from './id.ts';
import { E164 } from './phone-number.ts';

export const destinationKinds = ['EXTENSION', 'RING_GROUP', 'VOICEMAIL', 'PHONE_NUMBER', 'EXTERNAL'] as const;
export const DestinationKind = z.enum(destinationKinds);
export type DestinationKind = z.infer<typeof DestinationKind>;

/** Where a call can be sent. */
export const Destination = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('EXTENSION'), id: Id }),
    z.object({ kind: z.literal('RING_GROUP'), id: Id }),
    z.object({ kind: z.literal('VOICEMAIL'), extensionId: Id }),
    /** A number of the enterprise: the call goes where that number leads. */
    z.object({ kind: z.literal('PHONE_NUMBER'), id: Id }),
    z.object({ kind: z.literal('EXTERNAL'), e164: E164 }),
  ])
  .meta({ id: 'Destination' });
export type Destination = z.infer<typeof Destination>;
export type DestinationOf<K extends DestinationKind> = Extract<Destination, { kind: K }>;

/** A destination with the words that it is shown by. Answers carry one for each destination that is in them. */
export const LabelledDestination = z
  .object({ destination: Destination, label: z.string(), isEnabled: z.boolean().describe('False: it is there, and disabled') })
  .meta({ id: 'LabelledDestination' });
export type LabelledDestination = z.infer<typeof LabelledDestination>;

/** By which two destinations are told to be the same. */
export const destinationKey = (destination: Destination): string => {
  switch (destination.kind) {
    case 'VOICEMAIL': return `VOICEMAIL ${destination.extensionId}`;
    case 'EXTERNAL': return `EXTERNAL ${destination.e164}`;
    case 'EXTENSION': case 'RING_GROUP': case 'PHONE_NUMBER': return `${destination.kind} ${destination.id}`;
  }
};
