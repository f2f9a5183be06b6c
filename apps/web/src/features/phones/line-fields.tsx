import { extensions, type Extension } from '@patchbay/contract/extensions';
import type { PhoneModel } from '@patchbay/contract/phones';
import { linePositions } from '@patchbay/domain/provisioning/line-positions';
import { useWatch } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import type { z } from 'zod';
import { usePlace } from '#api/place.tsx';
import { useApi } from '#api/query.ts';
import { EntityField } from '#ui/fields/entity-field.tsx';
import { TextLink } from '#ui/link.tsx';
import type { PhoneFormState } from './phone-fields.tsx';
import { positions } from './phone-form.ts';
import styles from './phone.module.css';

type Model = z.infer<typeof PhoneModel>;

interface Props {
  form: PhoneFormState;
  model: Model | undefined;
  names: { value: string; label: string }[];
}

/** Line 0 to Line 5: those that the model has can be used, the others say why not. */
export const LineFields = ({ form, model, names }: Props) => (
  <>
    <LinesOfModel model={model} />
    {positions.map((position) => (
      <LineField key={position} form={form} model={model} names={names} position={position} />
    ))}
    <NoExtensions />
  </>
);

const LineField = ({ form, model, names, position }: Props & { position: number }) => {
  const t = useTranslations('phones');
  const name = `lines.${position}.extensionId` as const;
  const extensionId = useWatch({ control: form.control, name });
  const isOnModel = model !== undefined && linePositions(model).includes(position);
  const isLeftOver = model !== undefined && !isOnModel && extensionId !== null;
  const why = model ? t('form.notOnModel', { model: nameOf(model), position }) : t('form.chooseModel');
  return (
    <EntityField
      form={form}
      name={name}
      label={t('line', { position })}
      endpoint={extensions.list}
      toOption={toOption}
      chosen={names}
      clearable
      disabled={!isOnModel && !isLeftOver}
      placeholder={isOnModel ? t('form.extensionPlaceholder') : why}
      help={isLeftOver ? t('form.removeFromLine', { model: nameOf(model), position }) : undefined}
    />
  );
};

const nameOf = ({ vendor, name }: Model) => `${vendor} ${name}`;
const toOption = ({ id, shortNumber, displayName }: Extension) => ({ value: id, label: `${shortNumber} ${displayName}` });

const LinesOfModel = ({ model }: { model: Model | undefined }) => {
  const t = useTranslations('phones.form');
  if (!model) return null;
  const usable = linePositions(model);
  const [first = 0, last = 0] = [usable[0], usable.at(-1)];
  return <p className={styles.hint}>{usable.length === 1 ? t('oneLine', { model: nameOf(model), first }) : t('manyLines', { model: nameOf(model), first, last })}</p>;
};

const NoExtensions = () => {
  const t = useTranslations('phones.form');
  const { base, may } = usePlace();
  const { data } = useApi(extensions.list, { query: { pageSize: 1 } });
  if (data?.total !== 0) return null;
  return (
    <p className={styles.hint}>
      {t('noExtensions')} {may('extensions:write') && <TextLink to={`${base}/extensions/new`} underline="always">{t('toExtensions')}</TextLink>}
    </p>
  );
};
