import { screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { expect, test } from 'vitest';
import { renderPage } from '#test/render.tsx';
import { OrderList } from './order-list.tsx';

const Pieces = () => {
  const [ids, setIds] = useState(['Ann', 'Bea', 'Cid']);
  return (
    <OrderList label="People" ids={ids} onChange={setIds} nameOf={(id) => id}>
      <input aria-label="Add" />
    </OrderList>
  );
};

const named = (name: string) => screen.getByRole('button', { name: `Take ${name} out` });

test('who takes out one after the other by keyboard stays in the list, and is where more are added at its end', async () => {
  const { user } = renderPage(<Pieces />);
  await screen.findByText('Bea');
  named('Bea').focus();
  await user.keyboard('{Enter}');
  await waitFor(() => expect(screen.queryByText('Bea')).toBeNull());
  expect(document.activeElement).toBe(named('Cid'));
  await user.keyboard('{Enter}');
  await waitFor(() => expect(screen.queryByText('Cid')).toBeNull());
  expect(document.activeElement).toBe(named('Ann'));
  await user.keyboard('{Enter}');
  await waitFor(() => expect(screen.queryByText('Ann')).toBeNull());
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Add' }));
});
