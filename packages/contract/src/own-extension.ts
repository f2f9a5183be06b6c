import { z } from 'zod';
import { audioFiles } from './audio-files.ts';
import { destinations } from './destinations.ts';
import { ExceptionNumbersDraft, ExtensionSettings, TemporaryForwardDraft } from './extension-cards.ts';
import { extensionCalls } from './extension-calls.ts';
import { ConditionalForward, UnconditionalForward } from './forwarding.ts';
import { endpoint, FileBody } from './http/endpoint.ts';
import { ById, Version } from './primitives/id.ts';
import { VoicemailDraft } from './voicemail.ts';

const base = { scope: 'tenant' } as const;
const read = { ...base, method: 'GET', permission: 'ownExtension:read' } as const;
const write = { ...base, method: 'PUT', permission: 'ownExtension:write', response: ExtensionSettings } as const;
const version = { version: Version };
/** Of a card: it changes the address of a file with what the card has, so that a browser asks anew, and does nothing else. */
const ofCard = z.object({ version: z.coerce.number().int().min(1).optional().describe('Of the card: changes the address with the file, and nothing else') });

/** What the person of an extension does to their own one. Without one every endpoint answers as for one that does not exist. */
export const ownExtension = {
  get: endpoint({ ...read, id: 'ownExtension.get', path: '/own-extension', summary: 'The own extension, by cards', response: ExtensionSettings }),
  image: endpoint({ ...read, id: 'ownExtension.image', path: '/own-extension/image', download: 'image', summary: 'The own image', query: ofCard, response: z.string() }),
  setImage: endpoint({ ...write, id: 'ownExtension.setImage', method: 'POST', path: '/own-extension/image', upload: true, summary: 'Choose an image: PNG, JPEG or WebP, up to 1 MB', body: FileBody }),
  removeImage: endpoint({ ...write, id: 'ownExtension.removeImage', method: 'DELETE', path: '/own-extension/image', summary: 'Take the own image away' }),
  updateVoicemail: endpoint({ ...write, id: 'ownExtension.updateVoicemail', path: '/own-extension/voicemail', summary: 'Change the own voicemail and its PIN; the greeting may be the own one or none', body: VoicemailDraft.safeExtend(version) }),
  greeting: endpoint({ ...read, id: 'ownExtension.greeting', path: '/own-extension/greeting', summary: 'What callers of the own voicemail hear: its name, length and loudness over time',
    response: z.object({ name: z.string(), durationSeconds: z.number(), peaks: audioFiles.peaks.response!.shape.peaks }) }),
  greetingSound: endpoint({ ...read, id: 'ownExtension.greetingSound', path: '/own-extension/greeting/sound', download: 'audio', summary: 'The sound of the own greeting, in parts where a Range asks for them', query: ofCard, response: z.string() }),
  setGreeting: endpoint({ ...write, id: 'ownExtension.setGreeting', method: 'POST', path: '/own-extension/greeting', upload: true, summary: 'Upload or record the greeting of the own voicemail: mp3, m4a, wav, flac or ogg', body: FileBody }),
  updateUnconditionalForward: endpoint({ ...write, id: 'ownExtension.updateUnconditionalForward', path: '/own-extension/unconditional-forward', summary: 'Change what forwards the own calls before anything rings', body: UnconditionalForward.safeExtend(version) }),
  updateExceptionNumbers: endpoint({ ...write, id: 'ownExtension.updateExceptionNumbers', path: '/own-extension/exception-numbers', summary: 'Change whose calls are not forwarded unconditionally', body: ExceptionNumbersDraft.extend(version) }),
  updateConditionalForward: endpoint({ ...write, id: 'ownExtension.updateConditionalForward', path: '/own-extension/conditional-forward', summary: 'Change what becomes of calls that were not taken', body: ConditionalForward.extend(version) }),
  updateTemporaryForward: endpoint({ ...write, id: 'ownExtension.updateTemporaryForward', path: '/own-extension/temporary-forward', summary: 'Forward for a time, or end that', body: TemporaryForwardDraft.extend(version) }),
  removeDevice: endpoint({ ...write, id: 'ownExtension.removeDevice', method: 'DELETE', path: '/own-extension/devices/:id', summary: 'Sign the app out on one of the own devices', params: ById }),
  /** The same as for administrators, about the own extension alone. */
  world: endpoint({ ...read, id: 'ownExtension.world', path: '/own-extension/world', summary: 'What decides about calls to the own extension', response: extensionCalls.world.response! }),
  explain: endpoint({ ...read, id: 'ownExtension.explain', method: 'POST', path: '/own-extension/explain', summary: 'What happens to a call to the own extension, and why', body: extensionCalls.explain.body!, response: extensionCalls.explain.response!, unaudited: 'changes nothing' }),
  destinations: endpoint({ ...read, id: 'ownExtension.destinations', path: '/own-extension/destinations', summary: 'Where the own calls can be sent, by any part of name or number', query: destinations.find.query!, response: destinations.find.response! }),
};
