import { type DeliveryMethod, deliveryMethods, type DeliveryOutcome } from '@patchbay/contract/delivery-methods';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { useCommand } from '#api/query.ts';
import { useConfirm } from '#ui/confirm.tsx';
import { Icon } from '#ui/icons.tsx';
import { Alert, Button, Group, Loader, Stack, Text } from '#ui/kit.ts';
import { Time } from '#ui/time.tsx';
import { useAttempt } from '#ui/use-attempt.ts';
import { testStateOf } from './use-delivery-method.ts';

/** How the last test went, and the way to make another. */
export const TestPanel = ({ found }: { found: DeliveryMethod }) => {
  const t = useTranslations('deliveryMethods.test');
  const { may } = usePlace();
  const attempt = useAttempt();
  const test = useCommand(deliveryMethods.test, { touches: ['audit'] });
  const confirm = useConfirm();
  const state = testStateOf(found);
  const run = (body: { trustHostKey?: string }) => void attempt(() => test.mutateAsync({ params: { id: found.id }, body }));
  const trust = async (foundKey: string) => {
    const body = t('trustBody', { found: foundKey, known: found.hostKeyFingerprint ?? t('noKey') });
    if (await confirm({ title: t('trustTitle', { name: found.name }), body, action: t('trust'), danger: true })) run({ trustHostKey: foundKey });
  };
  return (
    <Stack gap="sm" role="status">
      {found.lastFailure && <Outcome outcome={found.lastFailure} title={t('lastDelivery')} found={found} />}
      {state === 'none' && found.lastTest && <Outcome outcome={found.lastTest} found={found} onTrust={may('deliveryMethods:write') ? (key) => void trust(key) : undefined} />}
      {state === 'lost' && <Alert color="yellow" variant="light" icon={<Icon name="warning" />}>{t('lost')}</Alert>}
      <Group gap="sm">
        {may('deliveryMethods:write') && (
          <Button variant="default" aria-disabled={state === 'running'} leftSection={state === 'running' ? <Loader size={14} /> : <Icon name="bolt" size={15} />} onClick={() => state !== 'running' && run({})}>
            {t('action')}
          </Button>
        )}
        <Text size="sm" c="dimmed" flex={1} miw={200}>{state === 'running' ? t('running') : t('help')}</Text>
      </Group>
    </Stack>
  );
};

interface OutcomeProps {
  outcome: DeliveryOutcome;
  found: DeliveryMethod;
  /** In place of what happened. */
  title?: string;
  onTrust?: (foundKey: string) => void;
}

const Outcome = ({ outcome: { at, failure, place, answer, foundHostKey }, found, title, onTrust }: OutcomeProps) => {
  const t = useTranslations('deliveryMethods.test');
  const done = found.target.type === 'EMAIL' ? t('deliveredByMail', { place }) : t('delivered', { place });
  const heading = title ?? (failure === null ? done : t('failed', { place }));
  return (
    <Alert color={failure === null ? 'green' : 'red'} variant="light" icon={<Icon name={failure === null ? 'check' : 'warning'} />}>
      <Stack gap={6}>
        <strong style={{ overflowWrap: 'anywhere' }}>{heading}</strong>
        {failure !== null && <span>{t(`failures.${failure}`)}</span>}
        {answer !== '' && <span style={{ overflowWrap: 'anywhere' }}>{t('answer', { answer })}</span>}
        <Time at={at} />
        {foundHostKey !== null && onTrust && (
          <div>
            <Button variant="default" size="xs" onClick={() => onTrust(foundHostKey)}>
              {t('trust')}
            </Button>
          </div>
        )}
      </Stack>
    </Alert>
  );
};
