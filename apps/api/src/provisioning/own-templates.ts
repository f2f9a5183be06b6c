import { familyOf, findPhoneModel } from '@patchbay/domain/provisioning/catalogue';
import { familyIdOf, findFamily } from '@patchbay/domain/provisioning/families';
import { loadOwnTemplate, type OwnTemplate, type TemplateTexts } from '@patchbay/domain/provisioning/own-templates/own-template';
import type pg from 'pg';
import type { FoundPhone } from './find-phone.ts';

interface Loaded {
  family: string;
  template: OwnTemplate;
}

const mostLoaded = 1_000;

/** Templates of administrators, each read once per process for as long as it stays the same: they are known by their hashes. */
export class OwnTemplates {
  readonly #pool: pg.Pool;
  readonly #loaded = new Map<string, Loaded>();

  constructor(pool: pg.Pool) {
    this.#pool = pool;
  }

  /** Sees to it that the phone's template, where it has one, is there. */
  async prepare(phone: FoundPhone | undefined): Promise<void> {
    const hash = phone?.extras?.templateHash;
    if (hash && !this.#loaded.has(hash)) await this.#load(hash);
  }

  /** The template of a phone that was prepared for; nothing where it goes by what its family comes with. */
  of({ model_id, extras }: Pick<FoundPhone, 'model_id' | 'extras'>): OwnTemplate | undefined {
    const loaded = extras?.templateHash ? this.#loaded.get(extras.templateHash) : undefined;
    const model = findPhoneModel(model_id);
    return loaded && model && familyIdOf(model.vendor, familyOf(model).name) === loaded.family ? loaded.template : undefined;
  }

  async #load(hash: string): Promise<void> {
    const { rows } = await this.#pool.query<{ template: (TemplateTexts & { family: string }) | null }>({ name: 'provisioning-template', text: 'select provisioning_template($1) as template', values: [hash] });
    const found = rows[0]?.template;
    const family = found && findFamily(found.family);
    if (!found || !family) return;
    if (this.#loaded.size >= mostLoaded) this.#loaded.delete(this.#loaded.keys().next().value!);
    this.#loaded.set(hash, { family: found.family, template: loadOwnTemplate(family.family, found) });
  }
}
