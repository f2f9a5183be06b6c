import type { Config } from '../../platform/config.ts';
import type { TextMessages } from '../../platform/text-messages.ts';
import { httpGateway } from './http.ts';
import { noTextMessages } from './none.ts';

/** The gateway that the configuration names. */
export const textMessagesOf = ({ textMessages }: Pick<Config, 'textMessages'>): TextMessages => (textMessages === null ? noTextMessages : httpGateway(textMessages));
