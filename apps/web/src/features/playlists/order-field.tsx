import { audioFiles } from '@patchbay/contract/audio-files';
import type { PlaylistDraft } from '@patchbay/contract/playlists';
import { useController, type Control, type FieldValues } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import type { z } from 'zod';
import { urlOf } from '#api/client.ts';
import { usePlace } from '#api/place.tsx';
import { useApi } from '#api/query.ts';
import { AudioPicker } from '#ui/audio/audio-picker.tsx';
import { clock } from '#ui/audio/clock.ts';
import { PlayButton } from '#ui/audio/player.tsx';
import { OrderList } from '#ui/fields/order-list.tsx';
import { useField } from '#ui/fields/use-field.ts';
import { useNames } from '#ui/fields/use-names.ts';
import { usePicked } from '#ui/fields/use-picked.ts';
import type { FieldForm } from '#ui/use-zod-form.ts';

type Form = FieldForm<z.input<typeof PlaylistDraft>>;

/** Audio files in an order; more are added below. */
export const OrderField = ({ form }: { form: Form }) => {
  const t = useTranslations('playlists');
  const { id: at } = usePlace();
  const { field } = useController<FieldValues>({ control: form.control as Control<FieldValues>, name: 'audioFileIds' });
  const { input } = useField({ form, name: 'audioFileIds', label: t('fields.items') });
  const ids = (field.value ?? []) as string[];
  const nameOf = useNames(ids, { endpoint: audioFiles.get, toName: ({ name }) => name });
  return (
    <OrderList label={t('fields.items')} error={input.error} ids={ids} onChange={field.onChange} nameOf={nameOf}
      before={(id, name) => <PlayButton src={urlOf(audioFiles.content, { at, params: { id } })} name={name} />} after={(id) => <Duration id={id} />}>
      <AddSound onAdd={(id) => field.onChange([...ids, id])} />
    </OrderList>
  );
};

const Duration = ({ id }: { id: string }) => {
  const { data } = useApi(audioFiles.get, { params: { id } });
  return data && clock(data.durationSeconds);
};

const AddSound = ({ onAdd }: { onAdd: (id: string) => void }) => {
  const t = useTranslations('playlists.form');
  const { form, round } = usePicked(onAdd);
  return <AudioPicker key={round} form={form} name="add" label={t('add')} placeholder={t('addPlaceholder')} />;
};
