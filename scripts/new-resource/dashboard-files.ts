import type { Names } from './names.ts';

const catalogue = (n: Names, texts: Record<string, string>) => `export const ${n.nouns} = {
  title: '${texts.title}',
  new: '${texts.new}',
  edit: '${texts.edit}',
  remove: '${texts.remove}',
  created: '${texts.created}',
  saved: '${texts.saved}',
  tabs: { relations: '${texts.relations}', history: '${texts.history}' },
  fields: { name: '${texts.name}', updatedAt: '${texts.updatedAt}' },
  empty: { title: '${texts.emptyTitle}', text: '${texts.emptyText}' },
};
`;

const english = (n: Names) => ({
  title: n.title, new: `New ${n.words}`, edit: 'Edit', remove: 'Delete', created: '{name} created', saved: '{name} saved', relations: 'Relations', history: 'History',
  name: 'Name', updatedAt: 'Changed', emptyTitle: `No ${n.title.toLowerCase()} yet`, emptyText: 'Say here what they are for.',
});

const german = (n: Names) => ({
  title: n.title, new: `${n.type} anlegen`, edit: 'Bearbeiten', remove: 'Löschen', created: '{name} angelegt', saved: '{name} gespeichert', relations: 'Verknüpfungen', history: 'Verlauf',
  name: 'Name', updatedAt: 'Geändert', emptyTitle: 'Noch nichts angelegt', emptyText: 'Hier steht, wozu das dient.',
});

/** What a noun is in the dashboard: list, form, page, words. */
export const dashboardFiles = (n: Names): Record<string, string> => ({
  [`apps/web/src/features/${n.folder}/columns.tsx`]: `import type { ${n.type} } from '@patchbay/contract/${n.folder}';
import { useTranslations } from 'use-intl';
import type { Column } from '#ui/resource-table.tsx';
import { Time } from '#ui/time.tsx';

/** What the list of ${n.title.toLowerCase()} shows. */
export const use${n.type}Columns = (): Column<${n.type}>[] => {
  const t = useTranslations('${n.nouns}.fields');
  return [
    { id: 'name', header: t('name'), width: 240, cell: (row) => row.name },
    { id: 'updatedAt', header: t('updatedAt'), width: 150, narrow: 'detail', cell: (row) => <Time at={row.updatedAt} /> },
  ];
};
`,
  [`apps/web/src/features/${n.folder}/${n.folder}-page.tsx`]: `import { ${n.nouns} } from '@patchbay/contract/${n.folder}';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { Icon } from '#ui/icons.tsx';
import { ButtonLink } from '#ui/link.tsx';
import { Page } from '#ui/page.tsx';
import { ResourceTable } from '#ui/resource-table.tsx';
import { use${n.type}Columns } from './columns.tsx';

/** The ${n.title.toLowerCase()} of an enterprise. */
export const ${n.types}Page = () => {
  const t = useTranslations('${n.nouns}');
  const { base, may } = usePlace();
  const action = may('${n.nouns}:write') && (
    <ButtonLink to={\`\${base}/${n.folder}/new\`} leftSection={<Icon name="plus" size={15} />}>
      {t('new')}
    </ButtonLink>
  );
  return (
    <Page title={t('title')} action={action}>
      <ResourceTable endpoint={${n.nouns}.list} columns={use${n.type}Columns()} label={t('title')} nameOf={(row) => row.name} rowLink={(row) => row.id}
        empty={{ icon: 'hash', title: t('empty.title'), text: t('empty.text'), action }} />
    </Page>
  );
};
`,
  [`apps/web/src/features/${n.folder}/${n.file}-form.tsx`]: `import { ${n.nouns}, type ${n.type} } from '@patchbay/contract/${n.folder}';
import { useNavigate, useParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { call } from '#api/client.ts';
import { usePlace } from '#api/place.tsx';
import { useApi, useCommand } from '#api/query.ts';
import { TextField } from '#ui/fields/text-field.tsx';
import { FormPage } from '#ui/form-page.tsx';
import { listAddress } from '#ui/list-address.ts';
import { Loaded } from '#ui/loaded.tsx';
import { toast } from '#ui/toast.ts';
import { useZodForm } from '#ui/use-zod-form.ts';

export const New${n.type}Page = () => {
  const t = useTranslations('${n.nouns}');
  const { base } = usePlace();
  const navigate = useNavigate();
  const create = useCommand(${n.nouns}.create);
  const form = useZodForm(${n.nouns}.create.body!, { defaultValues: { name: '' } });
  const onSaved = (saved: ${n.type}) => {
    toast.done(t('created', { name: saved.name }));
    void navigate(\`\${base}/${n.folder}/\${saved.id}\`);
  };
  return (
    <FormPage title={t('new')} parent={{ to: listAddress(\`\${base}/${n.folder}\`), label: t('title') }} form={form} onSave={(body) => create.mutateAsync({ body })} onSaved={onSaved}>
      <TextField form={form} name="name" label={t('fields.name')} required maxLength={60} />
    </FormPage>
  );
};

export const Edit${n.type}Page = () => {
  const { id = '' } = useParams();
  const query = useApi(${n.nouns}.get, { params: { id } });
  return <Loaded query={query}>{(found) => <EditForm key={found.id} found={found} />}</Loaded>;
};

const EditForm = ({ found }: { found: ${n.type} }) => {
  const t = useTranslations('${n.nouns}');
  const { id: at, base } = usePlace();
  const navigate = useNavigate();
  const { id } = found;
  const update = useCommand(${n.nouns}.update);
  const form = useZodForm(${n.nouns}.update.body!, { defaultValues: found });
  const page = \`\${base}/${n.folder}/\${id}\`;
  const onSaved = (saved: ${n.type}) => {
    toast.done(t('saved', { name: saved.name }));
    void navigate(page);
  };
  return (
    <FormPage title={found.name} parent={{ to: page, label: found.name }} form={form} latest={() => call(${n.nouns}.get, { at, params: { id } })}
      onSave={(body) => update.mutateAsync({ params: { id }, body })} onSaved={onSaved}>
      <TextField form={form} name="name" label={t('fields.name')} required maxLength={60} />
    </FormPage>
  );
};
`,
  [`apps/web/src/features/${n.folder}/${n.file}-page.tsx`]: `import { ${n.nouns}, type ${n.type} } from '@patchbay/contract/${n.folder}';
import { useNavigate, useParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { useApi } from '#api/query.ts';
import { History } from '#ui/history.tsx';
import { Button } from '#ui/kit.ts';
import { ButtonLink } from '#ui/link.tsx';
import { listAddress } from '#ui/list-address.ts';
import { Loaded } from '#ui/loaded.tsx';
import { ObjectTabs } from '#ui/object-tabs.tsx';
import { Page } from '#ui/page.tsx';
import { Relations } from '#ui/relations.tsx';
import { useRemove } from '#ui/remove.tsx';

/** One ${n.words}: what hangs on it, what was done to it. */
export const ${n.type}Page = () => {
  const { id = '' } = useParams();
  const query = useApi(${n.nouns}.get, { params: { id } });
  return <Loaded query={query}>{(found) => <View found={found} />}</Loaded>;
};

const View = ({ found }: { found: ${n.type} }) => {
  const t = useTranslations('${n.nouns}');
  const { base, may } = usePlace();
  const navigate = useNavigate();
  const remove = useRemove(${n.nouns});
  const list = listAddress(\`\${base}/${n.folder}\`);
  const run = async () => {
    if (await remove([{ id: found.id, name: found.name }])) void navigate(list);
  };
  const action = may('${n.nouns}:write') && (
    <>
      <Button variant="default" onClick={() => void run()}>{t('remove')}</Button>
      <ButtonLink to={\`\${base}/${n.folder}/\${found.id}/edit\`}>{t('edit')}</ButtonLink>
    </>
  );
  const tabs = [
    { value: 'relations', label: t('tabs.relations'), content: <Relations endpoint={${n.nouns}.references} id={found.id} /> },
    ...(may('audit:read') ? [{ value: 'history', label: t('tabs.history'), content: <History type="${n.file}" id={found.id} /> }] : []),
  ];
  return (
    <Page title={found.name} parent={{ to: list, label: t('title') }} action={action}>
      <ObjectTabs tabs={tabs} />
    </Page>
  );
};
`,
  [`apps/web/src/i18n/en/${n.folder}.ts`]: catalogue(n, english(n)),
  [`apps/web/src/i18n/de/${n.folder}.ts`]: `import type { ${n.nouns} as english } from '../en/${n.folder}.ts';\n\n${catalogue(n, german(n)).replace(' = {', ': typeof english = {')}`,
});
