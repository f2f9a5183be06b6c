import { asPlatform } from '@patchbay/database/as-platform';
import type { OrganisationKind } from '@patchbay/contract/permissions';
import type { App } from '@patchbay/api/platform/http/route';

let counter = 0;
/** Unique within a test run, across workers too. */
export const unique = (): string => `${process.pid.toString(36)}${Number(process.env.VITEST_POOL_ID ?? 0)}${(counter++).toString(36).padStart(3, '0')}`.toUpperCase();

export interface Node {
  id: string;
  path: string;
  name: string;
  code: string;
  kind: OrganisationKind;
}

/** The platform's row, made by whoever comes first. */
export const thePlatform = ({ deps }: App): Promise<Node> =>
  asPlatform(deps.database, async (tx) => {
    await tx.$executeRaw`insert into organisation (kind, name, code, time_zone, language) values ('platform', 'Platform', 'PLATFORM', 'UTC', 'en') on conflict do nothing`;
    return (await tx.organisation.findFirstOrThrow({ where: { kind: 'platform' } })) as Node;
  });

/** An organisation below `parent`, straight in the database. */
export const anOrganisation = ({ deps }: App, parent: Pick<Node, 'id'>, kind: OrganisationKind, overrides: { name?: string; code?: string; timeZone?: string; language?: string; country?: string; status?: string; services?: string[]; brandColor?: string; appInvitationDays?: number } = {}): Promise<Node> =>
  asPlatform(deps.database, async (tx) => {
    const code = overrides.code ?? `X${unique()}`;
    const { id } = await tx.organisation.create({ data: { kind, parentId: parent.id, name: `${kind} ${code}`, timeZone: 'Europe/Lisbon', language: 'en', services: ['PBX', 'CALLAPP'], ...overrides, code }, select: { id: true } });
    // The path comes from a trigger.
    return (await tx.organisation.findUniqueOrThrow({ where: { id } })) as Node;
  });

export interface Tree {
  platform: Node;
  reseller: Node;
  enterprise: Node;
}

/** A reseller with an enterprise of its own: every test gets one, as customers do. */
export const aTree = async (app: App): Promise<Tree> => {
  const platform = await thePlatform(app);
  const reseller = await anOrganisation(app, platform, 'reseller');
  const enterprise = await anOrganisation(app, reseller, 'enterprise');
  return { platform, reseller, enterprise };
};
