import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../config.ts';
import type { PublicCtx } from '../ctx.ts';

type Cookies = Pick<PublicCtx, 'sessionToken' | 'setSession' | 'deviceToken' | 'setDevice'>;

/**
 * What the cookies are called. Over https their names promise that this very host set them, for all of its pages and for
 * https alone (`__Host-`, RFC 6265bis), so that neither another host of the domain nor somebody on the line can plant one.
 * A browser keeps such names only where they are true: over http they are plain.
 */
export const cookieNames = ({ publicUrl, insecureCookies }: Pick<Config, 'publicUrl' | 'insecureCookies'>): { session: string; device: string } => {
  const prefix = publicUrl.startsWith('https:') && !insecureCookies ? '__Host-' : '';
  return { session: `${prefix}patchbay_session`, device: `${prefix}patchbay_device` };
};

/** The cookies of a request, and how its answer sets them. */
export const cookiesOf = ({ config }: { config: Config }, request: FastifyRequest, reply: FastifyReply): Cookies => {
  const names = cookieNames(config);
  // The prefix asks for this path, for Secure, and for no domain.
  const options = { path: '/', httpOnly: true, sameSite: 'lax' as const, secure: !config.insecureCookies };
  return {
    sessionToken: request.cookies[names.session],
    setSession: (token, expiresAt) => {
      if (token === null) void reply.clearCookie(names.session, options);
      else void reply.setCookie(names.session, token, { ...options, ...(expiresAt && { expires: expiresAt }) });
    },
    deviceToken: request.cookies[names.device],
    setDevice: (token, expiresAt) => void reply.setCookie(names.device, token, { ...options, expires: expiresAt }),
  };
};
