import type { AudioFile } from '@patchbay/contract/audio-files';
import type { Listing } from '../../platform/http/listing.ts';
import { type AudioFileRow, audioFileToWire } from '../../platform/audio-files.ts';
import { likeAnywhere, likeFolded } from '../../platform/list.ts';

export const audioFileListing: Listing<AudioFileRow, AudioFile> = {
  map: {
    from: 'audio_file f join audio_content c on c.id = f.content_id',
    id: 'f.id',
    select: 'f.name, f.source, f.spoken_text, f.spoken_voice, f.content_id, c.format, c.size_bytes, c.duration_ms, c.channels, c.sample_rate, f.version, f.created_at, f.updated_at',
    sort: {
      name: { sql: 'f.name', type: 'text' },
      durationSeconds: { sql: 'c.duration_ms', type: 'integer' },
      sizeBytes: { sql: 'c.size_bytes', type: 'integer' },
      createdAt: { sql: 'f.created_at', type: 'timestamptz' },
      updatedAt: { sql: 'f.updated_at', type: 'timestamptz' },
    },
    search: (text, param) => {
      const pattern = param(likeAnywhere(text));
      return [likeFolded('f.name', pattern), likeFolded('f.spoken_text', pattern)].join(' or ');
    },
    filters: {
      id: (value, param) => `f.id = ${param(value)}`,
      audioFormat: (value, param) => `c.format = any(${param(value)}::text[])`,
      source: (value, param) => `f.source = any(${param(value)}::text[])`,
    },
  },
  toWire: audioFileToWire,
  csv: {
    fileName: 'audio-files',
    columns: [
      { header: 'Name', cell: (row) => row.name },
      { header: 'Source', cell: (row) => row.source },
      { header: 'Format', cell: (row) => row.format },
      { header: 'Duration in Seconds', cell: (row) => row.durationSeconds },
      { header: 'Size in Bytes', cell: (row) => row.sizeBytes },
      { header: 'Text', cell: (row) => row.speech?.text },
      { header: 'Created', cell: (row) => row.createdAt },
    ],
  },
};
