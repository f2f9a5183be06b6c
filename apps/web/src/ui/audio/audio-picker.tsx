import { audioFiles } from '@patchbay/contract/audio-files';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useController, type Control, type FieldValues } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { urlOf } from '#api/client.ts';
import { usePlace } from '#api/place.tsx';
import { EntityField } from '#ui/fields/entity-field.tsx';
import { Icon } from '#ui/icons.tsx';
import type { FieldProps } from '#ui/use-zod-form.ts';
import styles from './audio.module.css';
import { useNewAudio } from './new-audio.tsx';
import { PlayButton } from './player.tsx';
import type { NewAudio } from './send-audio.ts';

interface Props<F extends FieldValues> extends FieldProps<F> {
  /** The file that is chosen already, so that it has a name. */
  chosen?: NewAudio | null;
  clearable?: boolean;
  /** For a choice that changes another field. */
  onPicked?: (id: string | null) => void;
}

const toOption = ({ id, name }: NewAudio) => ({ value: id, label: name });

/** A sound of the library: chosen by name, heard, or made on the spot and chosen. */
export const AudioPicker = <F extends FieldValues>({ chosen, clearable = true, onPicked, ...props }: Props<F>) => {
  const t = useTranslations('audioFiles.picker');
  const { id: at, may } = usePlace();
  const { field } = useController<FieldValues>({ control: props.form.control as Control<FieldValues>, name: props.name });
  const addAudio = useNewAudio();
  const [made, setMade] = useState<NewAudio[]>([]);
  const known = [...made, ...(chosen ? [chosen] : [])];
  const value = (field.value ?? null) as string | null;
  const create = async () => {
    const [file] = await addAudio({ isSingle: true });
    if (!file) return;
    setMade((all) => [file, ...all]);
    field.onChange(file.id);
    onPicked?.(file.id);
  };
  return (
    <div className={styles.picker}>
      {/* It remembers names from its start alone: anew, once there is another. */}
      <EntityField key={made.length} {...props} endpoint={audioFiles.list} toOption={toOption} chosen={known.map(toOption)} clearable={clearable} onPicked={onPicked} />
      <div className={styles.pickerTools}>
        {value && <PlayButton src={urlOf(audioFiles.content, { at, params: { id: value } })} name={known.find(({ id }) => id === value)?.name ?? props.label} />}
        {may('audioFiles:write') && (
          <Button variant="subtle" size="compact-sm" leftSection={<Icon name="plus" size={14} />} disabled={props.disabled} onClick={() => void create()}>{t('create')}</Button>
        )}
      </div>
    </div>
  );
};
