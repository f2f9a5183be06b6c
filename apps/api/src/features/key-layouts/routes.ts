import { keyLayouts } from '@patchbay/contract/key-layouts';
import { type App, route } from '../../platform/http/route.ts';
import { keyLayoutImpact } from './impact.ts';
import { createKeyLayout, getKeyLayout, keyLayoutReferences, listKeyLayouts, removeKeyLayout, updateKeyLayout } from './key-layouts.ts';
import { phonesWithoutEffect } from './without-effect.ts';

export const keyLayoutRoutes = (app: App): void => {
  route(app, keyLayouts.list, ({ ctx, query }) => listKeyLayouts(ctx, query));
  route(app, keyLayouts.get, ({ ctx, params }) => getKeyLayout(ctx, params.id));
  route(app, keyLayouts.create, ({ ctx, body }) => createKeyLayout(ctx, body));
  route(app, keyLayouts.update, ({ ctx, params, body }) => updateKeyLayout(ctx, params.id, body));
  route(app, keyLayouts.remove, ({ ctx, params }) => removeKeyLayout(ctx, params.id));
  route(app, keyLayouts.impact, ({ ctx, params, body }) => keyLayoutImpact(ctx, params.id, body));
  route(app, keyLayouts.withoutEffect, ({ ctx, params }) => phonesWithoutEffect(ctx, params.id));
  route(app, keyLayouts.references, ({ ctx, params }) => keyLayoutReferences(ctx, params.id));
};
