import { expect, test } from 'vitest';
import { withoutNamedIds } from './readable.ts';

test('an id gives way to the name that stands beside it, whichever state has the name', () => {
  const before = { modelId: 'yealink-t46u', modelName: 'T46U', phoneNumberIds: ['a'], phoneNumbers: ['+1202'], presentationNumberId: 'b' };
  expect(withoutNamedIds(before, null)).toEqual([{ modelName: 'T46U', phoneNumbers: ['+1202'], presentationNumberId: 'b' }, null]);
  expect(withoutNamedIds({ ownerId: 'a' }, { ownerId: 'b', ownerName: 'Acme' })).toEqual([{}, { ownerName: 'Acme' }]);
});

test('who had gone from a group is no matter of its history: it is kept for their coming back', () => {
  expect(withoutNamedIds({ members: ['Ann'], goneMembers: [{ id: 'a', position: 0 }] }, null)).toEqual([{ members: ['Ann'] }, null]);
});
