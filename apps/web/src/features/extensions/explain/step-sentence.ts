import type { CallStep, MemberStep } from '@patchbay/contract/call-decisions';
import type { CallTarget } from '@patchbay/contract/call-worlds';
import { isolated } from '#ui/isolated.ts';
import { causeText, refusalText, ruleText, verdictText, type Words } from './reasons.ts';

/** A step of a call in a sentence, and below it what each member of a group does. */
export interface Sentence {
  text: string;
  parts: string[];
}

type OfGroup = Extract<CallStep, { code: 'rings-members' }>;
type Forwards = Extract<CallStep, { code: 'forwards' }>;
type OfPlace = Exclude<CallStep, MemberStep | OfGroup | Forwards>;

const ofMembers: ReadonlySet<string> = new Set<MemberStep['code']>(['answers', 'no-answer', 'busy', 'not-reachable', 'no-endpoint', 'disabled', 'gone', 'is-caller', 'forward-ignored']);
const isOfMember = (step: CallStep): step is Extract<CallStep, { code: MemberStep['code'] }> => ofMembers.has(step.code);

/** What happens at one step of a call. */
export const stepSentence = (words: Words, step: CallStep): Sentence => {
  if (step.code === 'rings-members') return groupSentence(words, step);
  if (step.code === 'forwards') return { text: forwardText(words, step), parts: [] };
  return { text: isOfMember(step) ? rungText(words, step) : placeText(words, step), parts: [] };
};

const groupSentence = (words: Words, { strategy, who, ringSeconds, branches }: OfGroup): Sentence => ({
  text: words.t(`strategies.${strategy}`, { who: words.nameOf(who), seconds: ringSeconds }),
  parts: branches.flatMap(({ steps }) => steps.map((step) => rungText(words, step))),
});

const forwardText = (words: Words, { who, cause, to }: Forwards): string => {
  const { t, nameOf, moment, local } = words;
  const facts = { who: nameOf(who), to: nameOf(to) };
  if (cause.by === 'TEMPORARY') return t('forwards.TEMPORARY', { ...facts, until: moment(cause.until) });
  if (cause.by === 'SCHEDULE') return t('forwards.SCHEDULE', { ...facts, when: local(cause.local), rule: ruleText(words, cause) });
  return t(`forwards.${cause.by}`, facts);
};

const rungText = (words: Words, step: MemberStep): string => {
  const { t, nameOf } = words;
  const who = nameOf(step.who);
  switch (step.code) {
    case 'no-answer': return t('steps.no-answer', { who, seconds: step.ringSeconds });
    case 'busy': return step.talking > 0 ? t('steps.busy-with', { who, most: step.atATime }) : t('steps.busy', { who });
    case 'gone': return t('steps.gone-member');
    case 'forward-ignored': return t('steps.forward-ignored', { who, cause: causeText(words, step.cause), to: nameOf(step.to) });
    case 'answers': case 'not-reachable': case 'no-endpoint': case 'disabled': case 'is-caller': return t(`steps.${step.code}`, { who });
  }
};

const targetText = ({ nameOf }: Words, target: CallTarget): string => (target.kind === 'OTHER' ? isolated(target.reference.label) : nameOf(target));

const placeText = (words: Words, step: OfPlace): string => {
  const { t, nameOf, number, local } = words;
  const who = nameOf(step.who);
  if ('maxWaiting' in step) return queueText(words, step);
  if ('verdict' in step) return dialText(words, step);
  switch (step.code) {
    case 'refused': return t('steps.refused', { who, reason: refusalText(words, step.refusal) });
    case 'leads-to': return t('steps.leads-to', { who, to: targetText(words, step.to) });
    case 'exception': return t('steps.exception', { number: number(step.number), cause: causeText(words, step.cause), to: nameOf(step.to) });
    case 'no-rule': return t('steps.no-rule', { who, when: local(step.local) });
    case 'forward-refused': return t('steps.forward-refused', { cause: causeText(words, step.cause), to: nameOf(step.to), reason: refusalText(words, step.refusal) });
    case 'out-of-hours': return t('steps.out-of-hours', { line: isolated(step.line.label), when: local(step.local), schedule: isolated(step.schedule) });
    case 'rings-again': return t('steps.rings-again', { who, rounds: step.rounds });
    case 'goes-on': case 'no-members': case 'takes-message': case 'voicemail-not-set-up': return t(`steps.${step.code}`, { who });
  }
};

const queueText = ({ t, nameOf }: Words, step: Extract<OfPlace, { maxWaiting: number }>): string =>
  step.code === 'waits' ? t('steps.waits', { who: nameOf(step.who), place: step.place, most: step.maxWaiting }) : t('steps.queue-full', { who: nameOf(step.who), most: step.maxWaiting });

const dialText = (words: Words, step: Extract<OfPlace, { verdict: unknown }>): string => {
  const verdict = verdictText(words, step.verdict);
  return step.code === 'dialled' ? words.t('steps.dialled', { dialled: step.dialled, verdict }) : words.t('steps.calls-out', { who: words.nameOf(step.who), verdict });
};
