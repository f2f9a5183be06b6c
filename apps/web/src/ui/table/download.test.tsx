import { phoneNumbers } from '@patchbay/contract/phone-numbers';
import { screen, waitFor } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { renderPage } from '../../test/render.tsx';
import { Download } from './download.tsx';
import { exportFormats, takesFileName } from './export-formats.ts';

const saved: { name: string; type: string }[] = [];

beforeEach(() => {
  saved.length = 0;
  URL.createObjectURL = (file) => `blob:${(file as Blob).type}`;
  URL.revokeObjectURL = () => undefined;
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function click(this: HTMLAnchorElement) {
    saved.push({ name: this.download, type: this.href });
  });
});

const url = vi.fn(({ format }: { format: string; fileName: string }) => `/api/numbers?format=${format}`);
const open = (fetched: () => Promise<Response>) => {
  vi.spyOn(globalThis, 'fetch').mockImplementation(fetched);
  return renderPage(<Download formats={['csv', 'xlsx']} url={url} fileName="phone-numbers" total={2} isEstimate={false} />);
};

test('a list is taken along as a spreadsheet under the name that was chosen, with its ending', async () => {
  const { user } = open(async () => new Response('rows'));
  await user.click(await screen.findByRole('button', { name: 'Download' }));
  await screen.findByText(/^2 rows, filtered and sorted as shown/);
  await user.click(screen.getByRole('radio', { name: 'Excel (.xlsx)' }));
  const name = screen.getByRole<HTMLInputElement>('textbox', { name: 'File name' });
  expect(name.value).toMatch(/^phone-numbers-\d{4}-\d\d-\d\d\.xlsx$/);
  expect(name.maxLength).toBe(195);
  await user.clear(name);
  await user.type(name, 'March{Enter}');
  await waitFor(() => expect(saved).toEqual([{ name: 'March.xlsx', type: expect.stringContaining('spreadsheetml') as string }]));
  expect(url).toHaveBeenLastCalledWith({ format: 'xlsx', fileName: 'March.xlsx' });
});

test('the name that is proposed has the day of where one is', async () => {
  vi.spyOn(Date.prototype, 'getDate').mockReturnValue(31);
  const { user } = open(async () => new Response('rows'));
  await user.click(await screen.findByRole('button', { name: 'Download' }));
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'File name' }).value).toMatch(/-31\.csv$/);
  vi.restoreAllMocks();
});

test('nothing of a file that breaks off on its way is given out', async () => {
  const broken = new ReadableStream({ pull: (controller) => controller.error(new Error('cut')) });
  const { user } = open(async () => new Response(broken));
  await user.click(await screen.findByRole('button', { name: 'Download' }));
  await user.click(screen.getAllByRole('button', { name: 'Download' }).at(-1)!);
  await screen.findByText('No connection');
  expect(saved).toEqual([]);
});

test('what a list can be taken along as is read from its endpoint', () => {
  expect([exportFormats(phoneNumbers.list), takesFileName(phoneNumbers.list)]).toEqual([['csv', 'xlsx'], true]);
  expect([exportFormats(phoneNumbers.get), takesFileName(phoneNumbers.get)]).toEqual([[], false]);
});
