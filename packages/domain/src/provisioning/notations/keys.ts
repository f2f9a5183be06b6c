import type { DeviceView } from '../device-view.ts';
import type { DeviceKey } from '../keys.ts';
import type { PhoneModel } from '../model.ts';

/** The keys of a phone as far as its model can have them: what it cannot do leaves a key free. */
export const keysFor = ({ keys }: DeviceView, { keyKinds }: PhoneModel): DeviceKey[] =>
  keyKinds.length === 0 ? [] : keys.map((key) => (key.kind !== 'none' && keyKinds.includes(key.kind) ? key : { ...key, kind: 'none', label: '', value: '' }));
