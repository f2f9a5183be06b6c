/** What `recorded` keeps of a number in the audit log, made by PostgreSQL of a row of `phone_number` and its holder's name. */
export const recordedSql = (row: string, ownerName: string): string => `jsonb_build_object('id', ${row}.id, 'e164', ${row}.e164, 'ownerId', ${row}.owner_id, 'ownerName', ${ownerName},
  'voice', ${row}.voice, 'sms', ${row}.sms, 'fax', ${row}.fax, 'voiceRouteType', ${row}.voice_route_type, 'voiceCarrierId', ${row}.voice_carrier_id, 'smsCarrierId', ${row}.sms_carrier_id,
  'source', ${row}.source, 'tags', ${row}.tags, 'blockedReason', ${row}.blocked_reason,
  'quarantineUntil', to_char(${row}.quarantine_until at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))`;
