import { type DeliveryMethod, type DeliveryTarget, isCloud } from '@patchbay/contract/delivery-methods';
import type { ReactNode } from 'react';
import type { deliveryMethods as words } from '#i18n/en/delivery-methods.ts';
import { useTranslations } from 'use-intl';
import { Fact, Facts } from '#ui/facts.tsx';
import { Code, Stack } from '#ui/kit.ts';
import { Secret } from '#ui/secret.tsx';
import { Time } from '#ui/time.tsx';
import { DeliveryState } from './columns.tsx';
import { ConnectedAccount } from './connected-account.tsx';
import { TestPanel } from './test-panel.tsx';

/** What a delivery method is, how it works, and the way to try it. */
export const DeliveryMethodOverview = ({ found }: { found: DeliveryMethod }) => {
  const t = useTranslations('deliveryMethods.fields');
  const types = useTranslations('deliveryMethods.types');
  return (
    <Stack gap="lg">
      <TestPanel found={found} />
      <Facts>
        <Fact label={t('name')}>{found.name}</Fact>
        <Fact label={t('type')}>{types(found.target.type)}</Fact>
        <Fact label={t('status')}>
          <DeliveryState status={found.status} />
        </Fact>
        {isCloud(found.target.type) && (
          <Fact label={t('account')}>
            <ConnectedAccount found={found} />
          </Fact>
        )}
        <TargetFacts target={found.target} />
        {found.target.type === 'SFTP' && <Fact label={t('hostKeyFingerprint')}>{found.hostKeyFingerprint === null ? '—' : <Code>{found.hostKeyFingerprint}</Code>}</Fact>}
        <Fact label={t('fileNamePattern')}>
          <Code>{found.fileNamePattern}</Code>
        </Fact>
        <Fact label={t('createdAt')}>
          <Time at={found.createdAt} />
        </Fact>
        <Fact label={t('updatedAt')}>
          <Time at={found.updatedAt} />
        </Fact>
      </Facts>
    </Stack>
  );
};

const TargetFacts = ({ target }: { target: DeliveryTarget }) => {
  const t = useTranslations('deliveryMethods');
  const fact = (name: keyof (typeof words)['fields'], value: ReactNode) => (
    <Fact key={name} label={t(`fields.${name}`)}>
      {value === '' ? '—' : value}
    </Fact>
  );
  switch (target.type) {
    case 'EMAIL': return [fact('addresses', target.addresses.map((address) => <div key={address}>{address}</div>)), fact('subject', target.subject)];
    case 'FTP': return [
      fact('host', target.host), fact('port', target.port), fact('directory', target.directory), fact('security', t(`securities.${target.security}`)), fact('mode', t(`modes.${target.mode}`)),
      ...(target.isAnonymous ? [fact('username', t('fields.isAnonymous'))] : [fact('username', target.username), fact('password', <Secret isSet={target.hasPassword} />)]),
    ];
    case 'SFTP': return [
      fact('host', target.host), fact('port', target.port), fact('directory', target.directory), fact('username', target.username),
      fact('password', <Secret isSet={target.hasPassword} />), fact('privateKey', <Secret isSet={target.hasPrivateKey} />),
    ];
    case 'S3': return [
      fact('endpoint', target.endpoint), fact('region', target.region), fact('bucket', target.bucket), fact('prefix', target.prefix), fact('accessKeyId', target.accessKeyId),
      fact('secretAccessKey', <Secret isSet={target.hasSecretAccessKey} />),
    ];
    case 'DROPBOX': case 'GOOGLE_DRIVE': case 'ONEDRIVE': return fact('folder', target.folder);
  }
};
