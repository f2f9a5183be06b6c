import { organisations } from '@patchbay/contract/organisations';
import { type App, route } from '../../platform/http/route.ts';
import { createOrganisation, getOrganisation, listOrganisations, moveOrganisation, organisationReferences, removeOrganisation, setOrganisationStatus, updateOrganisation } from './organisations.ts';

export const organisationRoutes = (app: App): void => {
  route(app, organisations.list, ({ ctx, query }) => listOrganisations(ctx, query));
  route(app, organisations.get, ({ ctx, params }) => getOrganisation(ctx, params.id));
  route(app, organisations.create, ({ ctx, body }) => createOrganisation(ctx, body));
  route(app, organisations.update, ({ ctx, params, body }) => updateOrganisation(ctx, params.id, body));
  route(app, organisations.disable, ({ ctx, params }) => setOrganisationStatus(ctx, params.id, 'disabled'));
  route(app, organisations.enable, ({ ctx, params }) => setOrganisationStatus(ctx, params.id, 'active'));
  route(app, organisations.move, ({ ctx, params, body }) => moveOrganisation(ctx, params.id, body));
  route(app, organisations.remove, ({ ctx, params }) => removeOrganisation(ctx, params.id));
  route(app, organisations.references, ({ ctx, params }) => organisationReferences(ctx, params.id));
};
