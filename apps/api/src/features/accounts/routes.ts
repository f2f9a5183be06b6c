import { accounts, memberships } from '@patchbay/contract/accounts';
import { type App, route } from '../../platform/http/route.ts';
import { accountReferences, getAccount, listAccounts, removeAccount, updateAccount } from './accounts.ts';
import { explainAccount } from './explain.ts';
import { createAccount, createMembership, removeMembership } from './memberships.ts';
import { removeSecondFactor, resendInvitation, sendReset } from './recovery.ts';

export const accountsRoutes = (app: App): void => {
  route(app, accounts.list, ({ ctx, query }) => listAccounts(ctx, query));
  route(app, accounts.get, ({ ctx, params }) => getAccount(ctx, params.id));
  route(app, accounts.create, ({ ctx, body }) => createAccount(ctx, body));
  route(app, accounts.update, ({ ctx, params, body }) => updateAccount(ctx, params.id, body));
  route(app, accounts.remove, ({ ctx, params }) => removeAccount(ctx, params.id));
  route(app, accounts.references, ({ ctx, params }) => accountReferences(ctx, params.id));
  route(app, accounts.resendInvitation, ({ ctx, params }) => resendInvitation(ctx, params.id));
  route(app, accounts.sendReset, ({ ctx, params }) => sendReset(ctx, params.id));
  route(app, accounts.removeSecondFactor, ({ ctx, params }) => removeSecondFactor(ctx, params.id));
  route(app, accounts.explain, ({ ctx, params, query }) => explainAccount(ctx, params.id, query.atOrganisationId));
  route(app, memberships.create, ({ ctx, params, body }) => createMembership(ctx, params.id, body));
  route(app, memberships.remove, ({ ctx, params }) => removeMembership(ctx, params.id));
};
