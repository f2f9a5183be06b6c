import type { ExtensionSettings } from '@patchbay/contract/extension-cards';
import { Problem } from '@patchbay/contract/http/problem';
import type { VoicemailDraft } from '@patchbay/contract/voicemail';
import type { Tx } from '@patchbay/database/scope';
import { addAudioFile } from '../../../platform/audio-files.ts';
import type { TenantCtx } from '../../../platform/ctx.ts';
import { keepAudio } from '../../../platform/keep-audio.ts';
import { type Card, changeCard } from '../cards/card.ts';
import { voicemailCard } from '../cards/voicemail.ts';
import { loadState } from '../load.ts';

const longestName = 60;

/** A name for the sound that tells whose it is, and that no other file has. */
const freeName = async (tx: Tx, label: string): Promise<string> => {
  const base = `Greeting ${label}`.slice(0, longestName - 6).trim();
  const taken = new Set((await tx.audioFile.findMany({ where: { name: { startsWith: base } }, select: { name: true } })).map(({ name }) => name));
  for (let n = 1; ; n += 1) {
    const name = n === 1 ? base : `${base} (${n})`;
    if (!taken.has(name)) return name;
  }
};

/** Keeps what was recorded or uploaded, and makes it the greeting: one change, or none. */
export const setOwnGreeting = (ctx: TenantCtx, id: string, file: AsyncIterable<Uint8Array>): Promise<ExtensionSettings> =>
  keepAudio(ctx, file, async (tx, contentId) => {
    const before = await loadState(tx, id);
    const { id: greetingAudioId } = await addAudioFile(tx, ctx, { name: await freeName(tx, `${before.shortNumber} ${before.displayName}`), source: 'RECORDED', speech: null, contentId });
    return changeCard(tx, ctx, voicemailCard, { before, draft: { ...voicemailCard.draftOf(before), greetingAudioId } });
  });

/** The person chooses between the greeting that is set and none: other sounds of the enterprise are not theirs to choose from. */
export const ownVoicemailCard: Card<VoicemailDraft> = {
  ...voicemailCard,
  check: async (tx, ctx, before, draft) => {
    if (draft.greetingAudioId !== null && draft.greetingAudioId !== before.voicemail.greetingAudioId) {
      const detail = 'Record a greeting or upload one: other sounds of your organisation cannot be chosen here.';
      throw new Problem('rule-broken', detail, { errors: [{ pointer: '/greetingAudioId', detail }] });
    }
    await voicemailCard.check?.(tx, ctx, before, draft);
  },
};
