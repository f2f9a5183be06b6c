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

/** One prepared statement, the only one on a phone's way to its file. One column, because each is described and parsed anew every time. */
export const findPhone = async (pool: pg.Pool, secret: string): Promise<FoundPhone | undefined> => {
  const { rows } = await pool.query<{ phone: FoundPhone }>({ name: 'provisioning-phone', text: 'select row_to_json(p) as phone from provisioning_phone($1) p', values: [digest(secret)] });
  return rows[0]?.phone;
};
