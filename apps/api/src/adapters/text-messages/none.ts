import { noGateway, type TextMessages } from '../../platform/text-messages.ts';

/** Where no gateway is set up. */
export const noTextMessages: TextMessages = { isConnected: false, send: () => Promise.reject(noGateway()) };
