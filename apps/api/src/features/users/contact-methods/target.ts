import type { z } from 'zod';
import type { ContactMethodDraft, SipForwardingDraft } from '@patchbay/contract/contact-methods';

type SipTarget = Pick<z.output<typeof SipForwardingDraft>, 'username' | 'host' | 'port' | 'transport'>;

/** The one column in which each kind keeps where it leads: a SIP address as the URI of RFC 3261, section 19.1. Null for what registers by itself. */
export const toTarget = (draft: ContactMethodDraft): string | null => {
  switch (draft.kind) {
    case 'SIP_ACCOUNT': return null;
    case 'PSTN_FORWARDING': return draft.number;
    case 'SIP_FORWARDING': return `sip:${draft.username}@${draft.host}:${draft.port};transport=${draft.transport.toLowerCase()}`;
    case 'EMAIL': return draft.address;
  }
};

/** The parts of a SIP address that `toTarget` wrote. */
export const fromTarget = (uri: string): SipTarget => {
  const [, username, host, port, transport] = /^sip:([^@]+)@(.+):(\d+);transport=(\w+)$/.exec(uri)!;
  return { username: username!, host: host!, port: Number(port), transport: transport!.toUpperCase() as SipTarget['transport'] };
};
