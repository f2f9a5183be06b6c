import { type DeliveryMethod, deliveryMethods } from '@patchbay/contract/delivery-methods';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { useApi, useCommand } from '#api/query.ts';
import { Button, Group } from '#ui/kit.ts';
import { useAttempt } from '#ui/use-attempt.ts';

/** The cloud account that is connected, and the way to connect one; or who has to set it up first. */
export const ConnectedAccount = ({ found: { id, account, target } }: { found: DeliveryMethod }) => {
  const t = useTranslations('deliveryMethods');
  const { may } = usePlace();
  const attempt = useAttempt();
  const { data: types } = useApi(deliveryMethods.types);
  const connect = useCommand(deliveryMethods.connect);
  const type = t(`types.${target.type}`);
  const isSetUp = types?.items.find((item) => item.type === target.type)?.isSetUp ?? true;
  const leave = () => attempt(async () => window.location.assign((await connect.mutateAsync({ params: { id } })).url));
  return (
    <Group gap="sm">
      <span>{account ?? t('connect.none')}</span>
      {!isSetUp && <span>{t('test.failures.not-set-up')}</span>}
      {isSetUp && may('deliveryMethods:write') && (
        <Button variant="default" size="xs" loading={connect.isPending} onClick={() => void leave()}>
          {account === null ? t('connect.action', { type }) : t('connect.again')}
        </Button>
      )}
    </Group>
  );
};
