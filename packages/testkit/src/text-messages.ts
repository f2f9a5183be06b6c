import type { TextMessages } from '@patchbay/api/platform/text-messages';

export interface TestTextMessages extends TextMessages {
  /** What was sent to a number, the latest first. */
  to(number: string): string[];
}

/** A gateway that keeps what it was given. */
export const testTextMessages = (): TestTextMessages => {
  const sent: { to: string; text: string }[] = [];
  return {
    isConnected: true,
    send: (message) => Promise.resolve(void sent.unshift(message)),
    to: (number) => sent.filter(({ to }) => to === number).map(({ text }) => text),
  };
};
