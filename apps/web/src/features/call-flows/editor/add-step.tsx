import { nodeTypes } from '@patchbay/contract/call-flow-nodes';
import type { Branch } from '@patchbay/domain/call-flows/branches';
import { beginning, directed, inserted, type Place } from '@patchbay/domain/call-flows/outline';
import { useTranslations } from 'use-intl';
import { IconButton } from '#ui/icon-button.tsx';
import { Icon } from '#ui/icons.tsx';
import { Button, Menu } from '#ui/kit.ts';
import { stepIcons } from '../step-icon.tsx';
import { newNode, targetsFrom, useEditor } from './editor.ts';

interface Props {
  place: Place;
  /** Without one it is an icon. */
  label?: string;
  /** What is read out, where the button says less. */
  name: string;
  /** Of a branch that leads nowhere: it may lead to a step that is there. */
  from?: Pick<Branch, 'name'>;
}

/** A menu of what can come here: a new step of each type, or one that is there. */
export const AddStep = ({ place, label, name, from }: Props) => {
  const t = useTranslations('callFlows');
  const { graph, names, change } = useEditor();
  const add = (type: (typeof nodeTypes)[number]) => {
    const node = newNode(type);
    change(inserted(graph, place, node), t('form.added', { name: t(`types.${type}`) }), node.id);
  };
  const targets = from && place.nodeId !== beginning.nodeId ? targetsFrom(graph, place.nodeId!, from) : [];
  return (
    <Menu>
      <Menu.Target>
        {label ? <Button variant="subtle" size="compact-sm" leftSection={<Icon name="plus" size={14} />} aria-label={name}>{label}</Button> : <IconButton icon="plus" label={name} />}
      </Menu.Target>
      <Menu.Dropdown mah={360} style={{ overflowY: 'auto' }}>
        {nodeTypes.map((type) => (
          <Menu.Item key={type} leftSection={<Icon name={stepIcons[type]} />} onClick={() => add(type)} title={t(`typeHelp.${type}`)}>
            {t(`types.${type}`)}
          </Menu.Item>
        ))}
        {targets.length > 0 && <Menu.Label>{t('form.goTo')}</Menu.Label>}
        {targets.map(({ id }) => (
          <Menu.Item key={id} leftSection={<Icon name="right" />} onClick={() => change(directed(graph, place, id), t('form.goesTo', { name: names.get(id) ?? id }))}>
            {names.get(id)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
};
