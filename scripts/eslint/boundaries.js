import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

// Who may import whom. A new feature is covered from its first file, because the folders are read here.

const root = join(import.meta.dirname, '../..');
/** @param {string} name */
const src = (name) => `./packages/${name}/src`;
const api = './apps/api/src';
const web = './apps/web/src';
const phone = './apps/phone/src';

/** @param {string} target @param {string} from @param {string} message @param {string[]} [except] */
const forbid = (target, from, message, except) => ({ target, from, message, ...(except ? { except } : {}) });

const layers = [
  ...['domain', 'database'].map((name) => forbid(src('contract'), src(name), 'The contract imports nothing of ours.')),
  forbid(src('domain'), src('database'), 'The domain is pure: it knows the contract only.'),
  ...['contract', 'domain'].map((name) => forbid(src('database'), src(name), 'The database imports nothing of ours.')),
  ...['contract', 'domain', 'database'].map((name) => forbid(src(name), './apps', 'A package does not know the applications.')),
  forbid(`${api}/platform`, `${api}/features`, 'The platform does not know the features.'),
  forbid(`${api}/platform`, `${api}/adapters`, 'The platform does not know the adapters.'),
  forbid(`${api}/adapters`, `${api}/features`, 'Adapters are called by features, not the reverse.'),
  forbid(`${api}/adapters`, src('database'), 'Adapters talk to the outside, never to the database.'),
  forbid(`${web}/ui`, `${web}/features`, 'The kit does not know the features.'),
  forbid(`${web}/api`, `${web}/features`, 'The client does not know the features.'),
  forbid(web, src('database'), 'The browser has no database.'),
  forbid(web, './apps/api', 'The browser talks to the API over HTTP.'),
  ...[src('domain'), src('database'), api, web].map((other) => forbid(phone, other, 'The app knows the contract, and talks to the API over HTTP.')),
  ...[api, web].map((other) => forbid(other, phone, 'Nothing rests on the app for mobile phones.')),
  forbid(api, web, 'The API does not know the dashboard.'),
];

/**
 * Features do not import each other: share a pure function in the domain instead.
 * @param {string} folder
 */
const features = (folder) => {
  const path = join(root, folder);
  const names = existsSync(path) ? readdirSync(path, { withFileTypes: true }).filter((entry) => entry.isDirectory()) : [];
  return names.map(({ name }) =>
    forbid(`${folder}/${name}`, folder, 'Features do not import each other: share a pure function in the domain.', [`./${name}`]),
  );
};

/** The zones of `import-x/no-restricted-paths` for all files. */
export const zones = [...layers, ...features(`${api}/features`), ...features(`${web}/features`)];

/** What only holds for files that are not tests. */
export const productZones = ['contract', 'domain', 'database']
  .map((name) => src(name))
  .concat(api, web, phone)
  .map((target) => forbid(target, src('testkit'), 'The testkit is for tests.'));
