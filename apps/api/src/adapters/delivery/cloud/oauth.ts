import type { CloudType } from '@patchbay/contract/delivery-methods';
import { createHash } from 'node:crypto';
import type { Config } from '../../../platform/config.ts';
import { DeliveryFailed } from '../delivery.ts';
import { accepted, addressAt, ask, providers, refusalOf } from './provider.ts';

/** Where providers send people back to: the same for all tenants, as it is registered with the provider. */
export const redirectUri = ({ publicUrl }: Pick<Config, 'publicUrl'>): string => `${publicUrl}/connected`;

/** The client id and secret of the installation; nothing where the operator has set up none. */
const clientOf = (config: Config, type: CloudType): { id: string; secret: string } => {
  const client = config.cloudClients[type];
  if (client.id === '') throw new DeliveryFailed('not-set-up');
  return client;
};

export const isSetUp = (config: Config, type: CloudType): boolean => config.cloudClients[type].id !== '';

/** Where a person lets us in; `verifier` is shown only when the code is exchanged (PKCE). */
export const authorizeUrl = (config: Config, type: CloudType, { state, verifier }: { state: string; verifier: string }): string => {
  const { authorize, parameters } = providers[type];
  const url = addressAt(config, authorize);
  const challenge = createHash('sha256').update(verifier).digest('base64url');
  const query = { client_id: clientOf(config, type).id, response_type: 'code', redirect_uri: redirectUri(config), state, code_challenge: challenge, code_challenge_method: 'S256', ...parameters };
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return url.href;
};

interface Tokens {
  accessToken: string;
  /** Absent: the one there is stays. */
  refreshToken?: string;
}

const tokensFrom = async (config: Config, type: CloudType, grant: Record<string, string>, signal: AbortSignal): Promise<Tokens> => {
  const { id, secret } = clientOf(config, type);
  const body = new URLSearchParams({ ...grant, client_id: id, ...(secret !== '' && { client_secret: secret }) }).toString();
  const answer = await ask(config, providers[type].token, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' }, body, signal });
  const { access_token: accessToken, refresh_token: refreshToken, error } = answer.json;
  if (answer.status === 200 && typeof accessToken === 'string') return { accessToken, ...(typeof refreshToken === 'string' && { refreshToken }) };
  throw new DeliveryFailed(error === 'invalid_grant' ? 'access-revoked' : 'refused', refusalOf(answer));
};

/** A new access token for one delivery. */
export const refreshed = (config: Config, type: CloudType, refreshToken: string, signal: AbortSignal): Promise<Tokens> =>
  tokensFrom(config, type, { grant_type: 'refresh_token', refresh_token: refreshToken }, signal);

/** What a person's consent brings: a refresh token, and whose account it is. */
export const connected = async (config: Config, type: CloudType, { code, verifier }: { code: string; verifier: string }, signal: AbortSignal): Promise<{ refreshToken: string; account: string }> => {
  const { accessToken, refreshToken } = await tokensFrom(config, type, { grant_type: 'authorization_code', code, code_verifier: verifier, redirect_uri: redirectUri(config) }, signal);
  if (refreshToken === undefined) throw new DeliveryFailed('refused', 'No refresh token was given');
  const { method, url, nameOf } = providers[type].whoAmI;
  const { json } = await accepted(ask(config, url, { method, headers: { authorization: `Bearer ${accessToken}` }, signal }));
  const name = nameOf(json);
  return { refreshToken, account: typeof name === 'string' ? name.slice(0, 254) : '' };
};
