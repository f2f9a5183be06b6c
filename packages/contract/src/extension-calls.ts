import { z } from 'zod';
import { CallDecision, RoutingWarning } from './call-decisions.ts';
import { CallQuestion, CallWorld, RoutedExtension } from './call-worlds.ts';
import { endpoint } from './http/endpoint.ts';
import { LabelledDestination } from './primitives/destination.ts';
import { ById } from './primitives/id.ts';

const { forwarding, voicemail, waiting } = RoutedExtension.shape;

/** Who calls the extension and when. */
export const Explain = z.object({
  question: CallQuestion.omit({ to: true }),
  /** Cards as they are on the screen, in place of those that are saved. */
  unsaved: z.object({ forwarding: forwarding.optional(), voicemail: voicemail.optional(), waiting: waiting.optional() }).prefault({}),
});
export type Explain = z.infer<typeof Explain>;

export const Explanation = z
  .object({
    decision: CallDecision,
    /** About the settings of the extension, those that are not saved among them. */
    warnings: z.array(RoutingWarning),
    /** In words everything that the decision and the warnings speak of. One that is missing here has gone. */
    labels: z.array(LabelledDestination),
  })
  .meta({ id: 'Explanation' });
export type Explanation = z.infer<typeof Explanation>;

const read = { scope: 'tenant', permission: 'extensions:read', params: ById } as const;

export const extensionCalls = {
  world: endpoint({ ...read, id: 'extensions.world', method: 'GET', path: '/extensions/:id/world', summary: 'What decides about calls to an extension: it, and everything that such a call can come to', response: CallWorld }),
  explain: endpoint({ ...read, id: 'extensions.explain', method: 'POST', path: '/extensions/:id/explain', summary: 'What happens to a call to an extension, and why', body: Explain, response: Explanation, unaudited: 'changes nothing' }),
};
