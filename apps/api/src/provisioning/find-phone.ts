import type { FileKind } from '@patchbay/domain/provisioning/model';
import type pg from 'pg';
import { digest } from '../platform/secrets.ts';
import { extrasRevision, type PhoneExtras } from './extras.ts';

/** What the database knows of a phone, by its path secret. Secrets in it are still sealed. */
export interface FoundPhone {
  phone_id: string;
  tenant_id: string;
  /** Its own secret, the one before, or the enterprise's for phones out of their boxes. */
  found_by: 'secret' | 'old-secret' | 'enrolment';
  /** Where it was found by another secret than its own: its own, sealed. */
  secret: string | null;
  phone_name: string;
  model_id: string;
  mac: string | null;
  file_name: string;
  http_username: string;
  http_password: string | null;
  http_scheme: 'ANY' | 'DIGEST';
  accepts_data: boolean;
  /** From then on it is answered only in the networks that it is known from. */
  first_fetch_until: string | null;
  known_networks: string[];
  /** Of its enterprise; none: from anywhere. */
  networks: string[];
  web_password: string | null;
  time_zone: string;
  language: string;
  country: string;
  is_suspended: boolean;
  /** Another one whenever anything changes that a file shows. */
  revision: string;
  lines: FoundLine[];
  /** Null for most phones. */
  extras: PhoneExtras | null;
  served: ServedTags;
}

/** What it was given last, of each kind of its files, and since when that is what it is given. */
export type ServedTags = { readonly [K in FileKind]?: { etag: string; at: string } };

interface FoundLine {
  position: number;
  extensionId: string;
  shortNumber: string;
  displayName: string;
  sipUsername: string;
  sipPassword: string;
  /** Dialled to listen to its messages; null: it has no voicemail, or the enterprise no code for that. */
  voicemailNumber: string | null;
  isEnabled: boolean;
}

/** As the database answers. */
export type PhoneRow = Omit<FoundPhone, 'revision' | 'lines'> & { versions: number[]; lines: (FoundLine & { version: number })[] };

interface Waiting {
  secret: string;
  /** What the phone says its MAC address is; empty where it says none. */
  mac: string;
  at: Date;
  resolve: (phone: FoundPhone | undefined) => void;
  reject: (error: unknown) => void;
}

/** Statements under way at once: one more than PostgreSQL needs to be busy while this process reads the answer before. */
const mostStatements = 2;
const mostTogether = 100;

/**
 * Looks phones up by their secrets, with the only statement on a phone's way to its file. A phone that comes alone is
 * looked up at once; those that come while statements are under way are looked up together by the next.
 */
export class PhoneFinder {
  readonly #pool: pg.Pool;
  #waiting: Waiting[] = [];
  #statements = 0;

  constructor(pool: pg.Pool) {
    this.#pool = pool;
  }

  /** Rejects where the database cannot be asked. */
  find(secret: string, mac: string, at: Date): Promise<FoundPhone | undefined> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ secret, mac, at, resolve, reject });
      this.#ask();
    });
  }

  #ask(): void {
    if (this.#statements >= mostStatements || this.#waiting.length === 0) return;
    this.#statements += 1;
    void this.#answer(this.#waiting.splice(0, mostTogether)).finally(() => {
      this.#statements -= 1;
      this.#ask();
    });
  }

  async #answer(asking: Waiting[]): Promise<void> {
    try {
      const phones = await this.#lookUp(asking);
      asking.forEach(({ resolve }, index) => resolve(phones.get(index)));
    } catch (error) {
      for (const { reject } of asking) reject(error);
    }
  }

  async #lookUp(asking: Waiting[]): Promise<Map<number, FoundPhone>> {
    const values = [asking.map(({ secret }) => digest(secret)), asking.map(({ mac }) => mac), asking[0]!.at];
    const { rows } = await this.#pool.query<{ place: number; phone: PhoneRow }>({ name: 'provisioning-phones', text: 'select place, phone from provisioning_phones($1, $2, $3)', values });
    return new Map(rows.map(({ place, phone }) => [place - 1, foundPhone(phone)]));
  }
}

/** `phone_revision` in the database says the same. */
const revisionOf = ({ versions, time_zone, language, country, lines, extras }: PhoneRow): string =>
  [...versions, time_zone, language, country, ...lines.map(revisionOfLine)].join('.') + extrasRevision(extras);

const revisionOfLine = ({ position, extensionId, version, voicemailNumber }: PhoneRow['lines'][number]): string =>
  [position, extensionId, version, ...(voicemailNumber === null ? [] : [voicemailNumber])].join(':');

/** Out of what the database answers. */
export const foundPhone = (row: PhoneRow): FoundPhone => {
  const { versions: _versions, ...phone } = row;
  return { ...phone, revision: revisionOf(row) };
};
