import { audioFiles, audioLimits, type AudioFile } from '@patchbay/contract/audio-files';
import { act, screen, waitFor, within } from '@testing-library/react';
import { z } from 'zod';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AudioPicker } from '#ui/audio/audio-picker.tsx';
import { useZodForm } from '#ui/use-zod-form.ts';
import { answer, callsOf } from '../../test/answer.ts';
import { anId, renderApp, renderPage, tenantId } from '../../test/render.tsx';
import { pages } from '../../pages.ts';
import { AudioFilesPage } from './audio-files-page.tsx';

const at = '2026-11-20T09:30:00.000Z';
const page = <T,>(...items: T[]) => ({ items, total: items.length, totalIsEstimate: false, next: null });
const file = (part: Partial<AudioFile> = {}): AudioFile => ({
  id: anId(500), name: 'Welcome', source: 'UPLOAD', format: 'mp3', sizeBytes: 81_000, durationSeconds: 65, channels: 2, sampleRate: 44_100, speech: null, contentId: anId(900), version: 1, createdAt: at, updatedAt: at, ...part,
});

/** Answers uploads by the name that they are sent under, which jsdom does not do. */
class FakeRequest {
  static answers: Record<string, { status: number; body: object }> = {};
  static sent: string[] = [];
  upload: { onprogress?: (event: { loaded: number }) => void } = {};
  onload?: () => void;
  onabort?: () => void;
  status = 0;
  responseText = '';
  #name = '';
  open(_: string, url: string) { this.#name = new URL(url, 'http://x').searchParams.get('name')!; }
  setRequestHeader() { return undefined; }
  abort() { this.onabort?.(); }
  send(body: Blob) {
    FakeRequest.sent.push(this.#name);
    this.upload.onprogress?.({ loaded: body.size });
    const { status, body: answered } = FakeRequest.answers[this.#name] ?? { status: 201, body: file({ name: this.#name }) };
    [this.status, this.responseText] = [status, JSON.stringify(answered)];
    this.onload?.();
  }
}

const play = vi.fn(() => Promise.resolve());
beforeEach(() => {
  [FakeRequest.answers, FakeRequest.sent] = [{}, []];
  vi.stubGlobal('XMLHttpRequest', FakeRequest);
  vi.spyOn(HTMLMediaElement.prototype, 'play').mockImplementation(play);
  vi.spyOn(HTMLMediaElement.prototype, 'pause').mockImplementation(() => undefined);
  play.mockClear();
});
afterEach(() => vi.unstubAllGlobals());

const refusal = (code: string, more: object = {}) => ({ type: `/problems/${code}`, code, title: code, detail: code, requestId: 'r', ...more });

const openDialog = async () => {
  answer(audioFiles.list, page(file()));
  const opened = renderApp(`/t/${tenantId}/audio-files`, { pages });
  await opened.user.click(await screen.findByRole('button', { name: 'Add audio' }));
  return { ...opened, dialog: await screen.findByRole('dialog') };
};

test('the list plays a file in its row, and says how long, of what kind and how large it is', async () => {
  answer(audioFiles.list, page(file()));
  const { user } = renderApp(`/t/${tenantId}/audio-files`, { pages });
  expect(await screen.findByText('1:05')).toBeTruthy();
  for (const text of ['MP3', '81 kB', 'Uploaded']) expect(screen.getByText(text)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Play Welcome' }));
  expect(play).toHaveBeenCalledOnce();
});

test('the largest file that may be uploaded is listed with the size that the form names', async () => {
  answer(audioFiles.list, page(file({ sizeBytes: audioLimits.sizeBytes })));
  renderPage(<AudioFilesPage />);
  expect(await screen.findByText('14 MB')).toBeTruthy();
  expect(audioLimits.sizeBytes).toBe(14_000_000);
});

test('several files are uploaded one after the other, and one that is refused says why and keeps none of the others', async () => {
  FakeRequest.answers = { page: { status: 422, body: refusal('rule-broken', { status: 422, params: { fault: 'no-audio' } }) }, taken: { status: 409, body: refusal('already-exists', { status: 409, errors: [{ pointer: '/name', detail: '' }] }) } };
  const { user, dialog } = await openDialog();
  const input = dialog.querySelector<HTMLInputElement>('input[type=file]')!;
  const files = ['one.mp3', 'page.mp3', 'taken.wav', 'two.ogg'].map((name) => new File(['sound'], name, { type: 'audio/mpeg' }));
  await user.upload(input, [...files, new File([new Uint8Array(15_000_000)], 'large.wav', { type: 'audio/wav' })]);
  await waitFor(() => expect(within(dialog).getAllByText('Added')).toHaveLength(2));
  expect(await within(dialog).findByText(/no audio file that can be played/)).toBeTruthy();
  expect(await within(dialog).findByText('The file is larger than 14 MB.')).toBeTruthy();
  expect(FakeRequest.sent).toEqual(['one', 'page', 'taken', 'two']);
  const name = within(dialog).getByRole('textbox', { name: 'Name for taken.wav' });
  await user.clear(name);
  await user.type(name, 'Free');
  await user.click(within(dialog).getByRole('button', { name: 'Try again' }));
  await waitFor(() => expect(within(dialog).getAllByText('Added')).toHaveLength(3));
  await user.click(within(dialog).getByRole('button', { name: 'Done' }));
  expect(await screen.findByText('3 audio files are added.')).toBeTruthy();
});

test('a microphone that is not allowed is said so, and by what it can be mended', async () => {
  vi.stubGlobal('AudioWorkletNode', class {});
  Object.defineProperty(navigator, 'mediaDevices', { configurable: true, value: { getUserMedia: () => Promise.reject(new DOMException('', 'NotAllowedError')) } });
  const { user, dialog } = await openDialog();
  await user.click(within(dialog).getByRole('tab', { name: 'Record' }));
  await user.click(within(dialog).getByRole('button', { name: 'Record' }));
  expect((await within(dialog).findByRole('alert')).textContent).toContain('Allow it at the address bar');
  Reflect.deleteProperty(navigator, 'mediaDevices');
  await user.click(within(dialog).getByRole('button', { name: 'Record' }));
  expect(await within(dialog).findByText('Recording is not possible here')).toBeTruthy();
});

test('a text is kept with its voice, the one that speaks as the viewer reads', async () => {
  answer(audioFiles.voices, { isAvailable: true, items: [{ id: 'af', name: 'Afrikaans', language: 'af' }, { id: 'en-gb', name: 'English', language: 'en-gb' }] });
  answer(audioFiles.speak, file({ name: 'Busy', source: 'TTS' }));
  const { user, dialog } = await openDialog();
  await user.click(within(dialog).getByRole('tab', { name: 'Text to speech' }));
  await user.type(await within(dialog).findByRole('textbox', { name: /^Text/ }), 'All lines are busy.');
  await user.type(within(dialog).getByRole('textbox', { name: /^Name/ }), 'Busy');
  await user.click(within(dialog).getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(callsOf(audioFiles.speak)[0]?.body).toEqual({ name: 'Busy', text: 'All lines are busy.', voice: 'en-gb' }));
  expect(await screen.findByText('Busy is added.')).toBeTruthy();
});

test('where no voice is installed, that is said, and by whom it can be mended', async () => {
  answer(audioFiles.voices, { isAvailable: false, items: [] });
  const { user, dialog } = await openDialog();
  await user.click(within(dialog).getByRole('tab', { name: 'Text to speech' }));
  expect(await within(dialog).findByText('No voice is installed')).toBeTruthy();
});

test('a file is heard from any place by keys alone, and renamed', async () => {
  answer(audioFiles.get, file());
  answer(audioFiles.peaks, { peaks: [10, 50, 100] });
  answer(audioFiles.update, file({ name: 'Greeting', version: 2 }));
  const { user } = renderApp(`/t/${tenantId}/audio-files/${anId(500)}`, { pages });
  const slider = await screen.findByRole('slider', { name: 'Position in Welcome' });
  act(() => slider.focus());
  await user.keyboard('{ArrowRight}{ArrowRight}');
  expect(slider.getAttribute('aria-valuetext')).toBe('0:02 of 1:05');
  await user.keyboard('{End}');
  expect(slider.getAttribute('aria-valuenow')).toBe('65');
  await user.keyboard('{Home} ');
  expect(play).toHaveBeenCalledOnce();
  await user.click(screen.getByRole('button', { name: 'Rename' }));
  const name = await screen.findByRole('textbox', { name: /^Name/ });
  await user.clear(name);
  await user.type(name, 'Greeting');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(callsOf(audioFiles.update)[0]?.body).toEqual({ name: 'Greeting', version: 1 }));
});

test('[31] a choice of sounds leads to a new one, and comes back with it chosen', async () => {
  answer(audioFiles.list, page(file()));
  const Choice = z.object({ greetingId: z.string().nullable() });
  const chosen: (string | null)[] = [];
  const Form = () => {
    const form = useZodForm(Choice, { defaultValues: { greetingId: null } });
    chosen.push(form.watch('greetingId'));
    return <AudioPicker form={form} name="greetingId" label="Greeting" />;
  };
  const { user } = renderPage(<Form />);
  await user.click(await screen.findByRole('button', { name: 'Upload… or create announcement' }));
  const dialog = await screen.findByRole('dialog');
  await user.upload(dialog.querySelector<HTMLInputElement>('input[type=file]')!, new File(['sound'], 'Closed.mp3'));
  await waitFor(() => expect(chosen.at(-1)).toBe(anId(500)));
  expect(await screen.findByDisplayValue('Closed')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Play Closed' })).toBeTruthy();
});

test('who may only read is told by whom the first one can be added, and is offered nothing', async () => {
  answer(audioFiles.list, page<AudioFile>());
  renderPage(<AudioFilesPage />, { path: '/audio-files', route: 'audio-files', may: ['audioFiles:read'] });
  expect(await screen.findByText(/Whoever administers Canistracci OIL can add the first one/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Add audio' })).toBeNull();
});
