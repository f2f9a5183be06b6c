import { createHash, hash } from 'node:crypto';
import { filesOf } from '@patchbay/domain/provisioning/requested-file';
import { makeFile } from '@patchbay/domain/provisioning/render';
import type { Deps } from '../platform/deps.ts';
import type { FoundPhone } from './find-phone.ts';
import type { OwnTemplates } from './own-templates.ts';
import { viewOf } from './view.ts';

const mostSamples = 2_000;
const samplePassword = 'sample';

/**
 * Strong entity tags (RFC 9110) without making the file: out of the revision of all that it shows of the phone, and of
 * what this release, with this configuration, makes of a phone that is the same everywhere. So a tag holds across
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

  /** The hash of all files of a sample phone of that model, in that language, time zone and country. */
  #sample({ model_id, time_zone, language, country, extras }: FoundPhone): string {
    const key = [model_id, time_zone, language, country, extras?.templateHash ?? ''].join(' ');
    const known = this.#samples.get(key);
    if (known !== undefined) return known;
    const all = createHash('sha256');
    for (const httpUsername of ['', 'sample']) {
      const view = viewOf(this.#sampleDeps(), { ...samplePhone, model_id, time_zone, language, country, http_username: httpUsername, accepts_data: httpUsername !== '' }, 'sample');
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

const nobody = '00000000-0000-0000-0000-000000000000';

const samplePhone: Omit<FoundPhone, 'model_id' | 'time_zone' | 'language' | 'country'> = {
  phone_id: nobody,
  tenant_id: nobody,
  phone_name: 'Sample',
  mac: '000000000000',
  file_name: '',
  found_by: 'secret',
  secret: null,
  http_username: '',
  http_password: 'sample',
  http_scheme: 'ANY',
  accepts_data: false,
  first_fetch_until: null,
  known_networks: [],
  networks: [],
  web_password: 'sample',
  is_suspended: false,
  revision: '',
  extras: null,
  served: {},
  lines: [{ position: 0, extensionId: nobody, shortNumber: '100', displayName: 'Sample', sipUsername: 'sample', sipPassword: '', voicemailNumber: '*97', isEnabled: true }],
};
