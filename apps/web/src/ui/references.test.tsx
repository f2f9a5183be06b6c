import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { anId, renderPage, tenantId } from '../test/render.tsx';
import { ReferenceList } from './references.tsx';

test('what somebody may not open is named without a link', async () => {
  const references = [{ kind: 'account', id: anId(1), label: 'ann' }, { kind: 'extension', id: anId(2), label: '100 Reception' }];
  renderPage(<ReferenceList references={references} />, { may: ['extensions:read'] });
  expect((await screen.findByRole('link', { name: '100 Reception' })).getAttribute('href')).toBe(`/t/${tenantId}/extensions/${anId(2)}`);
  expect(screen.getByText('ann', { exact: false }).closest('a')).toBeNull();
});
