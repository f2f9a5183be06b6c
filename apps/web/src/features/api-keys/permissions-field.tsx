import { permissions, type Permission } from '@patchbay/contract/permissions';
import { permissionsOf } from '@patchbay/domain/access/roles';
import { useTranslations } from 'use-intl';
import { useField } from '#ui/fields/use-field.ts';
import { usePlace } from '#api/place.tsx';
import { Button, Checkbox } from '#ui/kit.ts';
import type { FieldForm } from '#ui/use-zod-form.ts';
import styles from './api-keys.module.css';

type Noun = Permission extends `${infer N}:${string}` ? N : never;

const nounOf = (permission: Permission) => permission.split(':')[0] as Noun;
const isReading = (permission: Permission) => permission.endsWith(':read');
const inOrder = (chosen: Iterable<Permission>) => permissions.filter((permission) => new Set(chosen).has(permission));

interface Props {
  form: FieldForm<{ permissions: Permission[] }>;
  /** What the key permits until now; shown even where the viewer could not give it. */
  before?: Permission[];
}

/** Permissions by the noun that they are about; only those that the viewer can give. */
export const PermissionsField = ({ form, before = [] }: Props) => {
  const t = useTranslations('apiKeys');
  const mayGive = useGivable();
  const { field, input } = useField({ form, name: 'permissions', label: t('permissions') });
  const chosen = (field.value ?? []) as Permission[];
  const givable = permissions.filter(mayGive);
  const shown = permissions.filter((permission) => mayGive(permission) || before.includes(permission));
  const nouns = [...new Set(shown.map(nounOf))];
  const set = (next: Iterable<Permission>) => field.onChange(inOrder(next));
  return (
    <fieldset className={styles.permissions} aria-invalid={input.error ? true : undefined} aria-describedby={input.error ? 'permissions-error' : undefined}>
      <legend className="pb-visually-hidden">{input.label}</legend>
      <div className={styles.presets} role="group" aria-label={t('choose')}>
        {/* Focused when the list is refused. */}
        <Button ref={field.ref} variant="default" size="xs" onClick={() => set(givable.filter(isReading))}>
          {t('readOnly')}
        </Button>
        <Button variant="default" size="xs" onClick={() => set(givable)}>
          {t('all')}
        </Button>
        <Button variant="default" size="xs" onClick={() => set([])}>
          {t('none')}
        </Button>
      </div>
      {nouns.map((noun) => (
        <NounRow key={noun} noun={noun} of={shown.filter((permission) => nounOf(permission) === noun)} chosen={chosen} givable={givable} onChange={set} />
      ))}
      {input.error && (
        <p id="permissions-error" className={styles.error} role="alert">
          {input.error}
        </p>
      )}
    </fieldset>
  );
};

/** What the viewer holds, and a key of this organisation can use: the installation as a whole is the platform's. */
const useGivable = () => {
  const { may, kind } = usePlace();
  const usable = permissionsOf('administrator', kind === 'platform' ? 'platform' : 'partner');
  return (permission: Permission) => may(permission) && usable.has(permission);
};

interface RowProps {
  noun: Noun;
  of: Permission[];
  chosen: Permission[];
  givable: Permission[];
  onChange: (chosen: Permission[]) => void;
}

const NounRow = ({ noun, of, chosen, givable, onChange }: RowProps) => {
  const t = useTranslations('apiKeys');
  const words = useTranslations('permissions');
  const free = of.filter((permission) => givable.includes(permission));
  const held = free.filter((permission) => chosen.includes(permission));
  const without = chosen.filter((permission) => !free.includes(permission));
  const isAll = free.length > 0 && held.length === free.length;
  const toggle = (permission: Permission) => onChange(chosen.includes(permission) ? chosen.filter((other) => other !== permission) : [...chosen, permission]);
  return (
    <div className={styles.noun}>
      <Checkbox
        label={words(`nouns.${noun}`)}
        aria-label={t('allOf', { noun: words(`nouns.${noun}`) })}
        checked={isAll}
        indeterminate={held.length > 0 && !isAll}
        disabled={free.length === 0}
        onChange={() => onChange(isAll ? without : [...without, ...free])}
        classNames={{ label: styles.nounLabel }}
      />
      <div className={styles.verbs}>
        {of.map((permission) => (
          <Checkbox
            key={permission}
            label={words(`of.${permission}`)}
            description={givable.includes(permission) ? undefined : t('notYours')}
            checked={chosen.includes(permission)}
            disabled={!givable.includes(permission)}
            onChange={() => toggle(permission)}
          />
        ))}
      </div>
    </div>
  );
};
