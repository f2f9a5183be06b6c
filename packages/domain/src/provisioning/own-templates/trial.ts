import { phoneModel } from '../catalogue.ts';
import { NotCompiled } from '../compile.ts';
import { deviceView, type DeviceView } from '../device-view.ts';
import { allKeys } from '../keys.ts';
import { linePositions } from '../line-positions.ts';
import type { Family, PhoneModel } from '../model.ts';
import type { Renderer } from '../template-engine.ts';
import { longestValue, type TemplateField } from './fields.ts';

/** Thrown by what a trial found, with the model that it does not work for. */
export class TrialFailed extends Error {
  override readonly cause: NotCompiled | RangeError;
  readonly modelName: string;
  constructor(cause: NotCompiled | RangeError, modelName: string) {
    super(cause.message);
    this.cause = cause;
    this.modelName = modelName;
  }
}

/** Makes the file for the phones that have most to say, with every account used and with none, as they are and with long values. */
export const tryOut = (family: Family, render: Renderer, fields: readonly TemplateField[]): void => {
  // Twice only where that makes another file: all else waits meanwhile.
  const values = [...new Map([fieldsOf(fields, ({ default: initial }) => initial), fieldsOf(fields, longest)].map((each) => [JSON.stringify(each), each])).values()];
  for (const { modelName, variables } of trialsOf(family)) {
    try {
      for (const own of values) render({ ...variables, fields: own });
    } catch (error) {
      if (error instanceof NotCompiled || error instanceof RangeError) throw new TrialFailed(error, modelName);
      throw error;
    }
  }
};

const fieldsOf = (fields: readonly TemplateField[], valueOf: (field: TemplateField) => string) => Object.fromEntries(fields.map((field) => [field.name, valueOf(field)]));

const longest = ({ type, default: initial }: TemplateField): string => (type === 'text' || type === 'secret' ? 'W'.repeat(longestValue) : initial);

interface Trial {
  modelName: string;
  variables: object;
}

const trials = new WeakMap<Family, readonly Trial[]>();

const trialsOf = (family: Family): readonly Trial[] => {
  const known = trials.get(family);
  if (known) return known;
  const made = largestModels(family).flatMap((model) =>
    [linePositions(model), []].map((positions) => {
      const view = fullView(model, positions);
      return { modelName: model.name, variables: { ...family.variables(view, model), phone: view.phone, deviceFile: 'x'.repeat(60) } };
    }),
  );
  trials.set(family, made);
  return made;
};

/** Of models that have as many accounts, keys and sidecars as each other, one. */
const largestModels = ({ models }: Family): PhoneModel[] => [
  ...new Map(models.map((model) => [JSON.stringify([model.firstLine, model.lastLine, model.programmableKeys, model.expansionModule?.count, model.expansionModule?.keys]), phoneModel(model.id)])).values(),
];

const fullView = (model: PhoneModel, positions: readonly number[]): DeviceView => {
  const last = { module: model.expansionModule?.count ?? 0, position: 1, kind: 'blf' as const, label: '', value: '1', line: null };
  return deviceView({
    phone: { name: 'W'.repeat(60), modelId: model.id, mac: 'ffffffffffff' },
    timeZone: 'Europe/Berlin',
    language: 'en',
    country: 'DE',
    lines: positions.map((position) => ({ position, displayName: 'W'.repeat(60), username: 'w'.repeat(60), password: 'w'.repeat(32), server: `${'w'.repeat(60)}.example`, voicemailNumber: '*97' })),
    keys: allKeys(model, [last], positions).map(({ module, position }) => ({ ...last, module, position, label: 'W'.repeat(30), value: '1'.repeat(60) })),
    web: { adminPassword: 'w'.repeat(32) },
    provisioning: { url: `https://${'w'.repeat(60)}.example/p/${'w'.repeat(30)}/`, username: 'w'.repeat(60), password: 'w'.repeat(60) },
  });
};
