import { screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { expect, test } from 'vitest';
import { renderPage } from '#test/render.tsx';
import { Dialog } from './dialog.tsx';
import { useDialog } from './dialog-host.tsx';

const Loading = ({ onClose }: { onClose: () => void }) => <Dialog title="Loading" onClose={onClose}>soon</Dialog>;
const Loaded = () => <Dialog title="Loaded">here</Dialog>;

/** Its content arrives at the moment in which it is dismissed. */
const Arriving = ({ onClose }: { onClose: () => void }) => {
  const [isHere, setHere] = useState(false);
  const close = () => {
    onClose();
    setHere(true);
  };
  return isHere ? <Loaded /> : <Loading onClose={close} />;
};

const Opener = () => {
  const open = useDialog();
  return <button type="button" onClick={() => void open<void>((done) => <Arriving onClose={() => done()} />)}>Open</button>;
};

test('a dialog whose content arrives while it closes gives the focus back all the same', async () => {
  const { user } = renderPage(<Opener />);
  const opener = await screen.findByRole('button', { name: 'Open' });
  await user.click(opener);
  await screen.findByRole('dialog', { name: 'Loading' });
  await waitFor(() => expect(document.activeElement).not.toBe(opener));
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await waitFor(() => expect(document.activeElement).toBe(opener));
});
