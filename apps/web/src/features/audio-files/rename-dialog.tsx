import { audioFiles, type AudioFile } from '@patchbay/contract/audio-files';
import { useTranslations } from 'use-intl';
import { call } from '#api/client.ts';
import { usePlace } from '#api/place.tsx';
import { useCommand } from '#api/query.ts';
import { useDialog } from '#ui/dialog-host.tsx';
import { TextField } from '#ui/fields/text-field.tsx';
import { FormDialog } from '#ui/form-dialog.tsx';
import { toast } from '#ui/toast.ts';
import { useZodForm } from '#ui/use-zod-form.ts';

/** Gives a file another name. */
export const useRename = () => {
  const open = useDialog();
  return (file: AudioFile) => open<void>((done) => <RenameDialog file={file} onClose={() => done()} />);
};

const RenameDialog = ({ file, onClose }: { file: AudioFile; onClose: () => void }) => {
  const t = useTranslations('audioFiles');
  const { id: at } = usePlace();
  const { id } = file;
  const update = useCommand(audioFiles.update, { touches: ['playlists'] });
  const form = useZodForm(audioFiles.update.body!, { defaultValues: file });
  return (
    <FormDialog title={t('renameTitle', { name: file.name })} size="sm" form={form} latest={() => call(audioFiles.get, { at, params: { id } })} onClose={onClose}
      onSave={(body) => update.mutateAsync({ params: { id }, body })} onSaved={(saved) => toast.done(t('renamed', { name: saved.name }))}>
      <TextField form={form} name="name" label={t('fields.name')} required maxLength={60} />
    </FormDialog>
  );
};
