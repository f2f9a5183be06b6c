import { describe, expect, test } from 'vitest';
import { abroad, aGroup, always, anExtension, aWorld, call, codes, customer, extension, external, idOf, mobile, phoneNumber, ringGroup, stepOf, voicemailOf, when } from './testing/worlds.ts';

const staff = [anExtension(101), anExtension(102), anExtension(103)];
const inGroup = (fields: Parameters<typeof aGroup>[2] = {}, extensions = staff) => aWorld(extensions, { ringGroups: [aGroup(600, [101, 102, 103], fields)] });
const forwardTo = (destination: typeof mobile | ReturnType<typeof extension> | ReturnType<typeof ringGroup>) => ({ action: 'FORWARD' as const, destination });
const branches = (made: ReturnType<typeof call>) => {
  const step = stepOf(made, 'rings-members');
  return step?.code === 'rings-members' ? step.branches.map(({ extensionId, steps }) => [Number(extensionId.slice(-3)), ...steps.map(({ code }) => code)]) : [];
};

describe('strategies', () => {
  test('all ring at once, and any who is free may answer', () => {
    const made = call(inGroup(), ringGroup(600), { extensions: { 102: { state: 'BUSY' } } });
    expect(branches(made)).toEqual([[101, 'answers'], [102, 'busy'], [103, 'answers']]);
    expect(made.outcome).toEqual({ kind: 'ANSWERED', extensionIds: [idOf(101), idOf(103)] });
  });

  test('one after the other rings in order, each as long as the group says, until one answers', () => {
    const made = call(inGroup({ strategy: 'SEQUENTIAL', ringSeconds: 15 }), ringGroup(600), { extensions: { 101: { state: 'NO_ANSWER' } } });
    expect(branches(made)).toEqual([[101, 'no-answer'], [102, 'answers']]);
    expect(made).toMatchObject({ outcome: { extensionIds: [idOf(102)] }, afterSeconds: 15 });
  });

  test('a random order is the same for the same seed, and every member comes first for some', () => {
    const firstOf = (seed: number) => branches(call(inGroup({ strategy: 'RANDOM' }), ringGroup(600), { seed }))[0]?.[0];
    expect(firstOf(7)).toBe(firstOf(7));
    expect(new Set(Array.from({ length: 50 }, (_, seed) => firstOf(seed)))).toEqual(new Set([101, 102, 103]));
  });
});

describe('when nobody answers', () => {
  const nobody = { extensions: { 101: { state: 'NO_ANSWER' }, 102: { state: 'NO_ANSWER' }, 103: { state: 'NOT_REACHABLE' } } } as const;

  test('the call ends, or goes where the group sends it', () => {
    expect(call(inGroup(), ringGroup(600), nobody)).toMatchObject({ outcome: { kind: 'ENDED', because: 'no-answer' }, afterSeconds: 20 });
    const sent = call(inGroup({ onNoAnswer: forwardTo(extension(104)) }, [...staff, anExtension(104)]), ringGroup(600), nobody);
    expect(sent.outcome).toEqual({ kind: 'ANSWERED', extensionIds: [idOf(104)] });
  });

  test('to outside it goes by the default profile of the enterprise', () => {
    expect(call(inGroup({ onNoAnswer: forwardTo(mobile) }), ringGroup(600), nobody).outcome.kind).toBe('EXTERNAL');
    expect(call(inGroup({ onNoAnswer: forwardTo(abroad) }), ringGroup(600), nobody).outcome).toEqual({ kind: 'ENDED', because: 'no-answer' });
  });

  test('a cyclic group rings five times over, and only where anybody can be rung', () => {
    const cyclic = inGroup({ strategy: 'SEQUENTIAL', isCyclic: true });
    const made = call(cyclic, ringGroup(600), nobody);
    expect(stepOf(made, 'rings-again')).toMatchObject({ rounds: 5 });
    expect(made.afterSeconds).toBe(5 * 2 * 20);
    const away = Object.fromEntries([101, 102, 103].map((number) => [number, { state: 'NOT_REACHABLE' as const }]));
    expect(call(cyclic, ringGroup(600), { extensions: away })).toMatchObject({ outcome: { kind: 'ENDED', because: 'not-reachable' }, afterSeconds: 0 });
  });

  test('a group without members sends calls on at once', () => {
    const empty = aWorld(staff, { ringGroups: [aGroup(600, [], { onNoAnswer: forwardTo(extension(101)) }), aGroup(601, [])] });
    expect(codes(call(empty, ringGroup(600)))).toEqual(['no-members', 'forwards', 'answers']);
    expect(call(empty, ringGroup(601)).outcome).toEqual({ kind: 'ENDED', because: 'no-members' });
  });

  test('groups that send to each other end', () => {
    const world = aWorld(staff, { ringGroups: [aGroup(600, [], { onNoAnswer: forwardTo(ringGroup(601)) }), aGroup(601, [], { onNoAnswer: forwardTo(ringGroup(600)) })] });
    expect(codes(call(world, ringGroup(600)))).toEqual(['no-members', 'forwards', 'no-members', 'forward-refused']);
  });
});

describe('the waiting queue', () => {
  const talking = Object.fromEntries([101, 102, 103].map((number) => [number, { talking: 1 }]));
  const queueing = inGroup({ queue: { isOn: true, maxWaiting: 2 } });

  test('takes callers while all members talk, so many at most', () => {
    expect(call(queueing, ringGroup(600), { extensions: talking }).outcome).toEqual({ kind: 'QUEUED', at: ringGroup(600), place: 1 });
    const full = call(queueing, ringGroup(600), { extensions: talking, waitingAtGroups: { [idOf(600)]: 2 } });
    expect(codes(full)).toEqual(['rings-members', 'queue-full']);
    expect(full.outcome).toEqual({ kind: 'ENDED', because: 'busy' });
  });

  test('is no use where nobody talks, because nobody will be free', () => {
    const away = Object.fromEntries([101, 102, 103].map((number) => [number, { state: 'NOT_REACHABLE' as const }]));
    expect(call(queueing, ringGroup(600), { extensions: away }).outcome.kind).toBe('ENDED');
  });
});

describe('members', () => {
  const [, second, third] = staff as [never, (typeof staff)[0], (typeof staff)[0]];

  test('are rung themselves: neither their forwarding nor their voicemail takes the call from the others', () => {
    const forwarding = { unconditional: always(mobile), conditional: when({ busy: voicemailOf(101) }) };
    const away = anExtension(101, { forwarding, voicemail: { unanswered: 'VOICEMAIL', hasPin: true } });
    const made = call(inGroup({ strategy: 'SEQUENTIAL' }, [away, second, third]), ringGroup(600), { extensions: { 101: { state: 'BUSY' } } });
    expect(branches(made)).toEqual([[101, 'forward-ignored', 'busy'], [102, 'answers']]);
  });

  test('who calls is not rung, and who is gone is passed over', () => {
    const made = call(inGroup({}, [second, third]), ringGroup(600), { caller: extension(102) });
    expect(branches(made)).toEqual([[101, 'gone'], [102, 'is-caller'], [103, 'answers']]);
  });
});

describe('numbers and what is dialled', () => {
  const number = external('+493090182000');
  const world = { ...inGroup(), numbers: [{ id: idOf(1), e164: number.e164, leadsTo: { kind: 'RING_GROUP' as const, id: idOf(600) } }] };

  test('a number leads to its group', () => {
    expect(codes(call(world, phoneNumber(1)))).toEqual(['leads-to', 'rings-members']);
    expect(call(world, { kind: 'DIALLED', dialled: '030 90182000' }, { caller: customer }).outcome.kind).toBe('ANSWERED');
  });

  test('a number may lead to what is decided elsewhere', () => {
    const reference = { kind: 'call-flow', id: idOf(800), label: 'Main line' };
    const elsewhere = { ...world, numbers: [{ id: idOf(1), e164: number.e164, leadsTo: { kind: 'OTHER' as const, reference } }] };
    expect(call(elsewhere, phoneNumber(1)).outcome).toEqual({ kind: 'HANDED_OVER', to: reference });
  });

  test.each([
    ['101', 'ANSWERED'], ['110', 'EMERGENCY'], ['0151 23456789', 'EXTERNAL'], ['+44 20 7946 0000', 'ENDED'], ['030 90182000', 'ANSWERED'], ['nonsense', 'ENDED'],
  ])('an extension that dials %s comes to %s', (dialled, kind) => {
    expect(call(world, { kind: 'DIALLED', dialled }, { caller: extension(102) }).outcome.kind).toBe(kind);
  });

  test('an extension that may not call inside does not by dialling, and still calls for help', () => {
    const closed = { ...world, extensions: [anExtension(101), anExtension(102, { dialPlan: { allowedClasses: [], allowPrefixes: [], denyPrefixes: [] } })] };
    const outcome = (dialled: string) => call(closed, { kind: 'DIALLED', dialled }, { caller: extension(102) }).outcome;
    expect(outcome('101')).toEqual({ kind: 'ENDED', because: 'not-allowed' });
    expect(outcome('112')).toEqual({ kind: 'EMERGENCY', number: '112' });
  });

  test('callers from outside dial numbers of the enterprise and nothing else', () => {
    const reached = ['101', '0151 23456789', '110', ''].map((dialled) => call(world, { kind: 'DIALLED', dialled }, { caller: customer }).outcome.kind);
    expect(reached).toEqual(['ENDED', 'ENDED', 'ENDED', 'ENDED']);
    expect(call(world, mobile, { caller: customer }).outcome).toEqual({ kind: 'ENDED', because: 'not-allowed' });
  });
});
