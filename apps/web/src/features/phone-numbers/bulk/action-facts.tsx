import type { NumberBulk, NumberBulkAction } from '@patchbay/contract/number-bulks';
import { useTranslations } from 'use-intl';
import styles from './bulk.module.css';

type Of<T extends NumberBulkAction['type']> = Extract<NumberBulkAction, { type: T }>;

/** What an action sets, each by its name: capabilities, carriers, tags, the reason of a block. */
export const ActionFacts = ({ bulk }: { bulk: NumberBulk }) => {
  const t = useTranslations('numberBulks');
  const facts = useFacts()(bulk);
  if (facts.length === 0) return null;
  return (
    <ul className={styles.samples}>
      {facts.map(({ name, value }) => (
        <li key={name}>{t('usedBy', { number: t(`fields.${name}`), name: value })}</li>
      ))}
    </ul>
  );
};

type Name = 'voice' | 'sms' | 'fax' | 'voiceCarrierId' | 'smsCarrierId' | 'add' | 'remove' | 'reason';

interface Fact {
  name: Name;
  value: string;
}

const useFacts = () => {
  const t = useTranslations('numberBulks.fields');
  const routes = useTranslations('phoneNumbers.routeTypes');
  const onOff = (isOn: boolean) => (isOn ? t('on') : t('off'));
  const capabilities = ({ voice, voiceRouteType, sms, fax }: Of<'capabilities'>): Fact[] => [
    ...(voice === undefined ? [] : [{ name: 'voice' as const, value: voiceRouteType ? t('onBy', { route: routes(voiceRouteType) }) : onOff(voice) }]),
    ...(sms === undefined ? [] : [{ name: 'sms' as const, value: onOff(sms) }]),
    ...(fax === undefined ? [] : [{ name: 'fax' as const, value: onOff(fax) }]),
  ];
  const carriers = (action: Of<'carriers'>, { voiceCarrierLabel, smsCarrierLabel }: NumberBulk): Fact[] =>
    ([['voiceCarrierId', voiceCarrierLabel], ['smsCarrierId', smsCarrierLabel]] as const).flatMap(([name, label]) => (action[name] === undefined ? [] : [{ name, value: label ?? t('none') }]));
  const tags = (action: Of<'tags'>): Fact[] => (['add', 'remove'] as const).flatMap((name) => (action[name].length === 0 ? [] : [{ name, value: action[name].join(', ') }]));
  return (bulk: NumberBulk): Fact[] => {
    const { action } = bulk;
    if (action?.type === 'capabilities') return capabilities(action);
    if (action?.type === 'carriers') return carriers(action, bulk);
    if (action?.type === 'tags') return tags(action);
    return action?.type === 'block' ? [{ name: 'reason', value: action.reason }] : [];
  };
};
