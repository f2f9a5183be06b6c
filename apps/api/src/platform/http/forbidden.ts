import { Problem } from '@patchbay/contract/http/problem';
import type { OrganisationKind, Permission } from '@patchbay/contract/permissions';
import { readInScope } from '@patchbay/database/scope';
import { canBeHeldAt } from '@patchbay/domain/access/roles';
import type { OrganisationNode } from '../ctx.ts';
import type { Deps } from '../deps.ts';

interface Refused {
  permission: Permission;
  node: OrganisationNode;
  /** From where on downwards the asker sees organisations. */
  reachPath: string;
}

/** The refusal of what a role does not include. It names the nearest organisation that can help, where the asker may know it. */
export const forbidden = async (deps: Deps, refused: Refused): Promise<Problem> => {
  const { permission, node } = refused;
  const params = { permission };
  if (canBeHeldAt(node.kind, permission)) return new Problem('forbidden', `This needs the permission ${permission}. An administrator of ${node.name} can grant it.`, { params });
  const above = await nearestHolder(deps, refused);
  return new Problem('forbidden', `This needs the permission ${permission}, which no role at ${node.name} includes. Ask ${above ? `an administrator of ${above}` : 'your provider'}.`, { params });
};

const nearestHolder = async (deps: Deps, { permission, node, reachPath }: Refused): Promise<string | undefined> => {
  const above = await readInScope(deps.database, { kind: 'subtree', path: reachPath }, (sql) =>
    sql<{ name: string; kind: OrganisationKind }>('select name, kind from organisation where starts_with($1, path) and path <> $1 order by length(path) desc', [node.path]));
  return above.find(({ kind }) => canBeHeldAt(kind, permission))?.name;
};
