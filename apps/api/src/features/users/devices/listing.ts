import type { AppDevice } from '@patchbay/contract/app-devices';
import type { Listing } from '../../../platform/http/listing.ts';
import { type AppDeviceRow, appDeviceToWire } from '../../../platform/app-devices.ts';
import { likeAnywhere, likeFolded } from '../../../platform/list.ts';

const userName = "u.first_name || ' ' || u.last_name";

/** `2026-11-28 21:13:09`, in UTC. */
const written = (timestamp: string): string => timestamp.slice(0, 19).replace('T', ' ');

export const appDeviceListing: Listing<AppDeviceRow, AppDevice> = {
  map: {
    from: 'app_device d join app_user u on u.id = d.user_id',
    id: 'd.id',
    select: `d.user_id, ${userName} as user_name, d.os, d.app_version, d.created_at, d.last_seen_at`,
    sort: {
      userName: { sql: `(${userName})`, type: 'text' },
      os: { sql: 'd.os', type: 'text' },
      appVersion: { sql: 'd.app_version', type: 'text' },
      createdAt: { sql: 'd.created_at', type: 'timestamptz' },
      lastSeenAt: { sql: 'd.last_seen_at', type: 'timestamptz' },
    },
    search: (text, param) => {
      const like = param(likeAnywhere(text));
      return [`${userName} || ' · ' || d.os`, 'd.app_version'].map((column) => likeFolded(column, like)).join(' or ');
    },
    filters: {
      id: (value, param) => `d.id = ${param(value)}`,
      userId: (value, param) => `d.user_id = ${param(value)}`,
      os: (value, param) => likeFolded('d.os', param(likeAnywhere(value))),
    },
  },
  toWire: appDeviceToWire,
  csv: {
    fileName: 'app-devices',
    columns: [
      { header: 'User', cell: (d) => d.userName },
      { header: 'OS', cell: (d) => d.os },
      { header: 'App Version', cell: (d) => d.appVersion },
      { header: 'Date Created', cell: (d) => written(d.createdAt) },
      { header: 'Last Seen', cell: (d) => written(d.lastSeenAt) },
    ],
  },
};
