import { type DeliveryMethodDraft, fileNameFields, FileNamePattern } from '@patchbay/contract/delivery-methods';
import { exampleFacts, fileNameOf } from '@patchbay/domain/delivery/file-name';
import { type Control, useWatch } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import type { z } from 'zod';
import { TextField } from '#ui/fields/text-field.tsx';
import { Button, Group, Text } from '#ui/kit.ts';
import type { DeliveryForm } from './delivery-method-fields.tsx';

/** The pattern of file names, with what it makes of a call, and its fields to be put in. */
export const FileNameField = ({ form }: { form: DeliveryForm }) => {
  const t = useTranslations('deliveryMethods');
  const pattern = useWatch({ control: form.control as Control<z.input<typeof DeliveryMethodDraft>>, name: 'fileNamePattern' }) ?? '';
  const isValid = FileNamePattern.safeParse(pattern).success;
  const add = (name: string) => form.setValue('fileNamePattern', `${pattern}{${name}}`, { shouldDirty: true, shouldValidate: true });
  return (
    <>
      <TextField form={form} name="fileNamePattern" label={t('fields.fileNamePattern')} required mono maxLength={200} />
      {/* Its place is kept while the pattern is not one. */}
      <Text size="sm" role="status" style={{ overflowWrap: 'anywhere', minHeight: '1.5em' }}>
        {isValid && t('form.preview', { name: fileNameOf(pattern, exampleFacts, 'wav') })}
      </Text>
      {isValid && !pattern.includes('{call_id}') && <Text size="sm" c="dimmed">{t('form.notUnique')}</Text>}
      <Group gap={6} role="group" aria-label={t('form.insert')}>
        {fileNameFields.map((name) => (
          <Button key={name} variant="default" size="xs" onClick={() => add(name)}>
            {`{${name}}`}
          </Button>
        ))}
      </Group>
    </>
  );
};
