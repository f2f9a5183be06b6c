import type { audioFiles } from '@patchbay/contract/audio-files';
import type { playlists } from '@patchbay/contract/playlists';
import { aTone } from '../audio.ts';
import { anAudioFile } from '../builders/audio-files.ts';
import { unique } from '../builders/organisations.ts';
import { aPlaylist } from '../builders/playlists.ts';
import type { ExamplesOf, Side } from './side.ts';

const anOwnFile = ({ app, enterprise }: Side) => anAudioFile(app, enterprise);

export const audioFileExamples: ExamplesOf<typeof audioFiles> = {
  list: async ({ atEnterprise }) => ({ as: atEnterprise, query: {} }),
  voices: async ({ atEnterprise }) => ({ as: atEnterprise }),
  get: async (side) => ({ as: side.atEnterprise, params: { id: (await anOwnFile(side)).id } }),
  create: async ({ atEnterprise }) => ({ as: atEnterprise, query: { name: `Upload ${unique()}` }, body: aTone() }),
  preview: async ({ atEnterprise }) => ({ as: atEnterprise, body: { text: 'Welcome', voice: 'de' } }),
  speak: async ({ atEnterprise }) => ({ as: atEnterprise, body: { name: `Spoken ${unique()}`, text: 'Welcome', voice: 'de' } }),
  update: async (side) => ({ as: side.atEnterprise, params: { id: (await anOwnFile(side)).id }, body: { name: `Renamed ${unique()}`, version: 1 } }),
  remove: async (side) => ({ as: side.atEnterprise, params: { id: (await anOwnFile(side)).id } }),
  references: async (side) => ({ as: side.atEnterprise, params: { id: (await anOwnFile(side)).id } }),
  content: async (side) => ({ as: side.atEnterprise, params: { id: (await anOwnFile(side)).id }, query: {} }),
  peaks: async (side) => ({ as: side.atEnterprise, params: { id: (await anOwnFile(side)).id } }),
};

const anOwnPlaylist = async (side: Side) => aPlaylist(side.app, side.enterprise, { audioFileIds: [(await anOwnFile(side)).id] });

export const playlistExamples: ExamplesOf<typeof playlists> = {
  list: async ({ atEnterprise }) => ({ as: atEnterprise, query: {} }),
  get: async (side) => ({ as: side.atEnterprise, params: { id: (await anOwnPlaylist(side)).id } }),
  create: async (side) => ({ as: side.atEnterprise, body: { name: `Playlist ${unique()}`, audioFileIds: [(await anOwnFile(side)).id] } }),
  update: async (side) => ({ as: side.atEnterprise, params: { id: (await anOwnPlaylist(side)).id }, body: { name: `Renamed ${unique()}`, audioFileIds: [(await anOwnFile(side)).id], version: 1 } }),
  remove: async (side) => ({ as: side.atEnterprise, params: { id: (await anOwnPlaylist(side)).id } }),
  references: async (side) => ({ as: side.atEnterprise, params: { id: (await anOwnPlaylist(side)).id } }),
};
