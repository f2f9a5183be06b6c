import { type PhoneTemplateInput, phoneTemplates, type TemplateCheck, type TemplateFile, type TemplateTexts } from '@patchbay/contract/phone-templates';
import { useWatch } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { useApi } from '#api/query.ts';
import { CodeField, type Remark } from '#ui/fields/code-field.tsx';
import { TextField } from '#ui/fields/text-field.tsx';
import type { FieldForm } from '#ui/use-zod-form.ts';
import { FieldList } from './field-list.tsx';
import { GuideOf } from './guide.tsx';
import { Impact } from './impact.tsx';
import styles from './phone-templates.module.css';
import { useCheck } from './use-check.ts';

interface Props {
  form: FieldForm<PhoneTemplateInput>;
  family: string;
}

const useTexts = (form: Props['form']): TemplateTexts => {
  const [device = '', boot = '', common = ''] = useWatch({ control: form.control as never, name: ['device', 'boot', 'common'] }) as string[];
  return { device, boot, common };
};

/** The name and the files of a template, with what is wrong with them. */
export const PhoneTemplateFields = ({ form, family }: Props) => {
  const t = useTranslations('phoneTemplates');
  const files = useApi(phoneTemplates.shipped, { query: { family } }).data?.items[0]?.files ?? ['device'];
  const check = useCheck(family, useTexts(form)).data;
  return (
    <>
      <TextField form={form} name="name" label={t('fields.name')} help={t('form.nameHelp')} required maxLength={60} />
      <p className={styles.hint}>
        <GuideOf family={family} />
      </p>
      {(['device', 'boot', 'common'] as const).filter((file) => files.includes(file)).map((file) => (
        <CodeField key={file} form={form} name={file} label={t(`files.${file}`)} help={t(`fileHelp.${file}`)} required={file === 'device'} rows={file === 'device' ? 24 : 8} remarks={remarksOf(check, file)} />
      ))}
    </>
  );
};

/** What the files come to: fields of phones, and, of one that phones may have already, which phones it would change. */
export const PhoneTemplateAside = ({ form, family, id }: Props & { id?: string }) => {
  const t = useTranslations('phoneTemplates');
  const texts = useTexts(form);
  const check = useCheck(family, texts).data;
  return (
    <>
      {id !== undefined && <Impact id={id} texts={texts} isReady={check !== undefined && check.faults.length === 0} />}
      {check && check.fields.length > 0 && <FieldList title={t('form.fields')} fields={check.fields} />}
      <section className={styles.part}>
        <h2>{t('language.title')}</h2>
        <Language />
      </section>
    </>
  );
};

const remarksOf = (check: TemplateCheck | undefined, file: TemplateFile): Remark[] => [
  ...(check?.faults ?? []).filter((fault) => fault.file === file).map(({ line, column, message }) => ({ line, column, message, isFault: true })),
  ...(check?.warnings ?? []).filter((warning) => warning.file === file).map(({ line, message }) => ({ line, message, isFault: false })),
];

const examples = ['{{ ntpServer }}', '{% for account in accounts %} … {% endfor %}', '{% if account.voicemailNumber != "" %} … {% else %} … {% endif %}', '{% for key in keys %} … {% endfor %}', '${greeting|Welcome}', '${volume|5|number}', '${lamp|on|select|Lit=on,Dark=off}', '${pin||secret}'] as const;
const saidOf = ['print', 'lines', 'choose', 'keys', 'own', 'number', 'select', 'secret'] as const;

const Language = () => {
  const t = useTranslations('phoneTemplates.language');
  return (
    <dl className={styles.examples}>
      {examples.map((example, index) => (
        <div key={example}>
          <dt>
            <code>{example}</code>
          </dt>
          <dd>{t(saidOf[index]!)}</dd>
        </div>
      ))}
    </dl>
  );
};
