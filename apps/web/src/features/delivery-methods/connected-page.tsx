import { deliveryMethods } from '@patchbay/contract/delivery-methods';
import { useEffect, useRef } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { useCommand } from '#api/query.ts';
import { Alert, Loader } from '#ui/kit.ts';
import { Page } from '#ui/page.tsx';
import { ProblemAlert } from '#ui/problem.tsx';
import { toast } from '#ui/toast.ts';

/** Where a person comes back to from a provider: what they bring is kept, or it is said why not. */
export const ConnectedPage = () => {
  const t = useTranslations('deliveryMethods');
  const { base } = usePlace();
  const navigate = useNavigate();
  const [query] = useSearchParams();
  const authorize = useCommand(deliveryMethods.authorize);
  const [code, state] = [query.get('code'), query.get('state')];
  // A code is good once, however often the page is drawn.
  const hasBegun = useRef(false);
  useEffect(() => {
    if (hasBegun.current || !code || !state) return;
    hasBegun.current = true;
    const finish = async () => {
      const { id, name, account } = await authorize.mutateAsync({ body: { code, state } });
      toast.done(t('connect.done', { name, account: account ?? '' }));
      await navigate(`${base}/delivery-methods/${id}`, { replace: true });
    };
    finish().catch(() => undefined);
  }, [authorize, base, code, navigate, state, t]);
  return (
    <Page title={t('title')} parent={{ to: `${base}/delivery-methods`, label: t('connect.back') }}>
      {!code && <Alert color="yellow" variant="light">{t('connect.refused')}</Alert>}
      {authorize.error && <ProblemAlert error={authorize.error} />}
      {code && !authorize.error && <Loader size="sm" aria-label={t('connect.finishing')} />}
    </Page>
  );
};
