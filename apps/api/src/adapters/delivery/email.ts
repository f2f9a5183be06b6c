import type { DeliveryTarget } from '@patchbay/contract/delivery-methods';
import { type Deliver, DeliveryFailed } from './delivery.ts';

type Target = Extract<DeliveryTarget, { type: 'EMAIL' }>;

/** Of our own mail server what it answered may be told, but not where it is. */
const explain = (error: Error): DeliveryFailed => {
  const { response } = (error.cause ?? {}) as { response?: string };
  return response === undefined ? new DeliveryFailed('unreachable', '', { cause: error }) : new DeliveryFailed('refused', response, { cause: error });
};

export const deliverByEmail: Deliver<Target> = async ({ addresses, subject }, file, { mailer, newId }) => {
  if (!mailer) throw new DeliveryFailed('not-set-up');
  const taken = await mailer
    .send({ id: newId(), to: addresses, subject, text: `${file.name}\n`, attachments: [file] })
    .catch((error: Error) => { throw explain(error); });
  if (taken.refused.length > 0) throw new DeliveryFailed('refused', taken.refused.join(', '));
  return { place: addresses.join(', '), answer: taken.answer };
};
