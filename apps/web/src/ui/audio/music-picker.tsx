import type { Reference } from '@patchbay/contract/http/problem';
import { playlists, type Playlist } from '@patchbay/contract/playlists';
import { useController, type Control, type FieldValues, type Path } from 'react-hook-form';
import { EntityField } from '#ui/fields/entity-field.tsx';
import type { FieldProps } from '#ui/use-zod-form.ts';
import { AudioPicker } from './audio-picker.tsx';

interface Choice<F extends FieldValues> extends Omit<FieldProps<F>, 'form'> {
  /** What is chosen already, so that it has a name. */
  chosen: Reference | null | undefined;
}

interface Props<F extends FieldValues> extends Pick<FieldProps<F>, 'form'> {
  audio: Choice<F>;
  playlist: Choice<F>;
}

const toOption = ({ id, name }: Pick<Playlist, 'id' | 'name'>) => ({ value: id, label: name });

/** What those hear who wait: a sound of the library or, in its place, a playlist. Who chooses one lets go of the other. */
export const MusicPicker = <F extends FieldValues>({ form, audio: { chosen: file, ...audio }, playlist: { chosen: list, ...playlist } }: Props<F>) => {
  const letGoOf = useLetGo(form.control, { audio: audio.name, playlist: playlist.name });
  return (
    <>
      <AudioPicker form={form} {...audio} chosen={file && { id: file.id, name: file.label }} onPicked={letGoOf.playlist} />
      <EntityField form={form} {...playlist} endpoint={playlists.list} toOption={toOption} chosen={list ? [{ value: list.id, label: list.label }] : []} clearable onPicked={letGoOf.audio} />
    </>
  );
};

const useLetGo = <F extends FieldValues>(control: object, names: { audio: Path<F>; playlist: Path<F> }) => {
  const { field: audio } = useController<FieldValues>({ control: control as Control<FieldValues>, name: names.audio });
  const { field: playlist } = useController<FieldValues>({ control: control as Control<FieldValues>, name: names.playlist });
  return { audio: (id: string | null) => void (id && audio.onChange(null)), playlist: (id: string | null) => void (id && playlist.onChange(null)) };
};
