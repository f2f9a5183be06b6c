import type { CloudType } from '@patchbay/contract/delivery-methods';
import type { Config } from '../../../platform/config.ts';
import { DeliveryFailed } from '../delivery.ts';
import { type HttpAnswer, sendHttp } from '../http.ts';

export interface Provider {
  authorize: string;
  token: string;
  /** Beside what every provider wants to see. */
  parameters: Record<string, string>;
  /** The account that let us in, as its owner knows it. */
  whoAmI: { method: 'GET' | 'POST'; url: string; nameOf: (answer: Record<string, unknown>) => unknown };
}

export const providers: { [T in CloudType]: Provider } = {
  DROPBOX: {
    authorize: 'https://www.dropbox.com/oauth2/authorize',
    token: 'https://api.dropboxapi.com/oauth2/token',
    parameters: { token_access_type: 'offline', scope: 'account_info.read files.content.write' },
    whoAmI: { method: 'POST', url: 'https://api.dropboxapi.com/2/users/get_current_account', nameOf: ({ email }) => email },
  },
  GOOGLE_DRIVE: {
    authorize: 'https://accounts.google.com/o/oauth2/v2/auth',
    token: 'https://oauth2.googleapis.com/token',
    parameters: { access_type: 'offline', prompt: 'consent', scope: 'https://www.googleapis.com/auth/drive.file' },
    whoAmI: { method: 'GET', url: 'https://www.googleapis.com/drive/v3/about?fields=user(emailAddress)', nameOf: ({ user }) => (user as { emailAddress?: string } | undefined)?.emailAddress },
  },
  ONEDRIVE: {
    authorize: 'https://login.microsoftonline.com/common/oauth2/v2.0/authorize',
    token: 'https://login.microsoftonline.com/common/oauth2/v2.0/token',
    parameters: { scope: 'offline_access Files.ReadWrite User.Read' },
    whoAmI: { method: 'GET', url: 'https://graph.microsoft.com/v1.0/me', nameOf: ({ mail, userPrincipalName }) => mail ?? userPrincipalName },
  },
};

/** The provider's address, or what stands in for all providers in a test. */
export const addressAt = ({ cloudStandIn }: Pick<Config, 'cloudStandIn'>, address: string): URL => {
  const url = new URL(address);
  return cloudStandIn === '' ? url : new URL(`${cloudStandIn}/${url.host}${url.pathname}${url.search}`);
};

type Sending = Parameters<typeof sendHttp>[1];

/** Asks a provider; what is not JSON is nothing. */
export const ask = async (config: Config, address: string, sending: Sending): Promise<HttpAnswer & { json: Record<string, unknown> }> => {
  const answer = await sendHttp(addressAt(config, address), sending);
  return { ...answer, json: jsonOf(answer.text) };
};

const jsonOf = (text: string): Record<string, unknown> => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
};

/** What a provider says of its refusal, wherever it says it. */
const wordsOf = ({ status, json, text }: HttpAnswer & { json: Record<string, unknown> }): string => {
  const { error, error_description: description, error_summary: summary } = json;
  const message = typeof error === 'object' && error !== null ? (error as { message?: unknown }).message : error;
  const found = [summary, description, message].find((words) => typeof words === 'string' && words !== '');
  return typeof found === 'string' ? found : `HTTP ${status}${Object.keys(json).length === 0 && text.length < 200 ? ` ${text}` : ''}`;
};

/** The answer, where it is one to be glad of. */
export const accepted = async (asking: ReturnType<typeof ask>): ReturnType<typeof ask> => {
  const answer = await asking;
  if (answer.status < 300) return answer;
  throw new DeliveryFailed(answer.status === 401 ? 'access-revoked' : 'refused', wordsOf(answer));
};

export const refusalOf = wordsOf;
