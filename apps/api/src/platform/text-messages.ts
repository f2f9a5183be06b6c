import { Problem } from '@patchbay/contract/http/problem';

/** Sends text messages to phones, by a gateway outside. */
export interface TextMessages {
  /** Whether a gateway is set up at all. */
  isConnected: boolean;
  /** Resolves when the gateway has taken it; throws `noGateway()` where there is none, and `notSent()` where it failed. */
  send(message: { to: string; text: string }): Promise<void>;
}

export const noGateway = (): Problem => new Problem('rule-broken', 'No gateway for text messages is set up, so nothing can be sent to a phone number. Take an e-mail address, or ask whoever runs this installation.', { params: { reason: 'no-text-messages' } });

export const notSent = (): Problem => new Problem('unavailable', 'The text message could not be sent. Try again shortly.', { retryAfterSeconds: 30 });
