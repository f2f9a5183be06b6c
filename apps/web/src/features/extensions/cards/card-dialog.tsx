import type { ExtensionState } from '@patchbay/contract/call-worlds';
import type { ExtensionSettings } from '@patchbay/contract/extension-cards';
import { destinationKey, type Destination } from '@patchbay/contract/primitives/destination';
import { useMemo, type ReactNode } from 'react';
import { useWatch, type Control, type FieldValues } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import type { z } from 'zod';
import { call } from '#api/client.ts';
import { usePlace } from '#api/place.tsx';
import { useCommand } from '#api/query.ts';
import { useDestinationText } from '#ui/destination.tsx';
import type { DiffTexts } from '#ui/diff.tsx';
import { FormDialog } from '#ui/form-dialog.tsx';
import { toast } from '#ui/toast.ts';
import type { ZodForm } from '#ui/use-zod-form.ts';
import { useAccess, type ExtensionAccess } from '../access.tsx';
import { Effect } from '../explain/effect.tsx';
import type { Unsaved } from '../explain/engine.ts';

/** What every card's dialog is opened with. */
export interface CardDialogProps {
  settings: ExtensionSettings;
  onClose: () => void;
}

/** By its name, as who looks at it may call it. */
export type CardEndpoint = Extract<keyof ExtensionAccess, `update${string}`>;

type CardSchema = z.ZodType<FieldValues, FieldValues>;

interface Props<S extends CardSchema> extends CardDialogProps {
  title: string;
  /** What to say once it is saved, where the title does not say what that was. */
  saved?: (settings: ExtensionSettings) => string;
  /** What saves this card, and nothing else. */
  endpoint: CardEndpoint;
  schema: S;
  form: ZodForm<S>;
  /** What of the settings the form holds. */
  valuesOf: (settings: ExtensionSettings) => FieldValues;
  /** What the settings on the screen would make of the extension, in which state of it that shows, and when, if not now. */
  effect?: { of: (draft: z.output<S>) => Unsaved; state: ExtensionState; momentOf?: (draft: z.output<S>) => string | undefined };
  /** Other nouns that change with it. */
  touches?: string[];
  children: ReactNode;
}

/** The dialog of a card: saves that card alone, with its own version, and shows meanwhile what saving would do to calls. */
export const CardDialog = <S extends CardSchema>({ title, saved, endpoint, schema, form, settings, valuesOf, effect, touches = [], onClose, children }: Props<S>) => {
  const t = useTranslations('extensionCards');
  const { id: at } = usePlace();
  const params = { id: settings.id };
  const access = useAccess();
  const update = useCommand(access[endpoint], { touches: ['audit', ...touches] });
  return (
    <FormDialog
      title={title}
      size="lg"
      form={form}
      texts={useTexts(settings)}
      latest={async () => valuesOf(await call(access.settings, { at, params }))}
      onSave={(body) => update.mutateAsync({ params, body } as never)}
      onSaved={(settled) => toast.done(saved?.(settled as ExtensionSettings) ?? t('saved', { card: title }))}
      onClose={onClose}
    >
      {effect ? <WithEffect id={settings.id} schema={schema} form={form} effect={effect}>{children}</WithEffect> : children}
    </FormDialog>
  );
};

const WithEffect = <S extends CardSchema>({ id, schema, form, effect, children }: Pick<Props<S>, 'schema' | 'form' | 'children'> & { id: string; effect: NonNullable<Props<S>['effect']> }) => {
  const values: unknown = useWatch({ control: form.control as unknown as Control<FieldValues> });
  const { data } = schema.safeParse(values);
  const made = data && effect.of(data);
  const key = JSON.stringify(made);
  const unsaved = useMemo(() => made,
    // By what it says: it is made anew with each render.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [key]);
  return <Effect id={id} unsaved={unsaved} state={effect.state} moment={data && effect.momentOf?.(data)}>{children}</Effect>;
};

const isDestination = (value: unknown): value is Destination => typeof value === 'object' && value !== null && 'kind' in value;

/** Destinations by their names, where what two people have saved is compared. */
const useTexts = ({ destinations }: ExtensionSettings): DiffTexts => {
  const text = useDestinationText();
  return (_, value) => {
    const found = isDestination(value) ? destinations.find(({ destination }) => destinationKey(destination) === destinationKey(value)) : undefined;
    return found && text(found);
  };
};
