import type pg from 'pg';
import { digest } from '../platform/secrets.ts';

/** What the database knows of a phone, by its path secret. Secrets in it are still sealed. */
export interface FoundPhone {
  phone_id: string;
  tenant_id: string;
  phone_name: string;
  model_id: string;
  mac: string | null;
  file_name: string;
  http_username: string;
  http_password: string | null;
  time_zone: string;
  language: string;
  is_suspended: boolean;
  /** Another one whenever anything changes that a file shows. */
  revision: string;
  lines: FoundLine[];
}

interface FoundLine {
  position: number;
  extensionId: string;
  shortNumber: string;
  displayName: string;
  sipUsername: string;
  sipPassword: string;
  isEnabled: boolean;
}

/** One prepared statement, the only one on a phone's way to its file. */
export const findPhone = async (pool: pg.Pool, secret: string): Promise<FoundPhone | undefined> => {
  const { rows } = await pool.query<FoundPhone>({
    name: 'provisioning-phone',
    text: `select phone_id, tenant_id, phone_name, model_id, mac, file_name, http_username, http_password, time_zone, language, is_suspended, revision, lines
      from provisioning_phone($1)`,
    values: [digest(secret)],
  });
  return rows[0];
};
