import { createHash, hash } from 'node:crypto';
import { phoneModel } from '@patchbay/domain/provisioning/catalogue';
import { filesOf } from '@patchbay/domain/provisioning/requested-file';
import { makeFile } from '@patchbay/domain/provisioning/render';
import type { Deps } from '../platform/deps.ts';
import type { FoundPhone } from './find-phone.ts';
import type { OwnTemplates } from './own-templates.ts';
import { samplePassword, samplePhones } from './sample-phones.ts';
import { viewOf } from './view.ts';

const mostSamples = 2_000;

/**
 * Strong entity tags (RFC 9110) without making the file: out of the revision of all that it shows of the phone, and of
 * what this release, with this configuration, makes of phones that are the same everywhere. So a tag holds across
 * processes and restarts, and no longer than the file stays the same.
 */
export class EntityTags {
  readonly #deps: Deps;
  readonly #samples = new Map<string, string>();
  readonly #templates: Pick<OwnTemplates, 'of'>;

  constructor(deps: Deps, templates: Pick<OwnTemplates, 'of'>) {
    this.#deps = deps;
    this.#templates = templates;
  }

  of(phone: FoundPhone, kind: string): string {
    const parts = [this.#sample(phone), phone.phone_id, phone.revision, kind].join('\n');
    return `"${hash('sha256', parts, 'base64url').slice(0, 27)}"`;
  }

  /** The hash of all files of sample phones of that model, in that language, time zone and country. */
  #sample({ model_id, time_zone, language, country, extras }: FoundPhone): string {
    const key = [model_id, time_zone, language, country, extras?.templateHash ?? ''].join(' ');
    const known = this.#samples.get(key);
    if (known !== undefined) return known;
    const all = createHash('sha256');
    for (const phone of samplePhones(phoneModel(model_id))) {
      const view = viewOf(this.#sampleDeps(), { ...phone, time_zone, language, country }, samplePassword);
      const own = this.#templates.of({ model_id, extras });
      for (const { name } of filesOf(view.phone)) {
        const { body, fault } = makeFile(view, name, own)!;
        all.update(fault ?? body);
      }
    }
    const sample = all.digest('base64url');
    if (this.#samples.size >= mostSamples) this.#samples.clear();
    this.#samples.set(key, sample);
    return sample;
  }

  #sampleDeps(): Pick<Deps, 'config' | 'secrets'> {
    return { config: this.#deps.config, secrets: { ...this.#deps.secrets, open: () => samplePassword } };
  }
}
