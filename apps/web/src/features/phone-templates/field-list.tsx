import type { TemplateField } from '@patchbay/contract/phone-templates';
import { useTranslations } from 'use-intl';
import styles from './phone-templates.module.css';

/** The variables that a template declares, as they become fields of its phones. */
export const FieldList = ({ title, fields }: { title: string; fields: TemplateField[] }) => {
  const t = useTranslations('phoneTemplates');
  return (
    <section className={styles.part}>
      <h2>{title}</h2>
      <ul className={styles.fields}>
        {fields.map(({ name, type, default: initial, options }) => (
          <li key={name}>
            <code>{name}</code> <span>{t(`types.${type}`)}</span> <span className={styles.hint}>{[initial && t('form.defaultIs', { value: initial }), options.map(({ label }) => label).join(', ')].filter(Boolean).join(' · ')}</span>
          </li>
        ))}
      </ul>
    </section>
  );
};
