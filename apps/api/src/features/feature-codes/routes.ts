import { featureCodes } from '@patchbay/contract/feature-codes';
import { type App, route } from '../../platform/http/route.ts';
import { addUsualFeatureCodes, createFeatureCode, featureCodeReferences, getFeatureCode, listFeatureCodes, removeFeatureCode, updateFeatureCode } from './feature-codes.ts';

export const featureCodeRoutes = (app: App): void => {
  route(app, featureCodes.list, ({ ctx, query }) => listFeatureCodes(ctx, query));
  route(app, featureCodes.get, ({ ctx, params }) => getFeatureCode(ctx, params.id));
  route(app, featureCodes.create, ({ ctx, body }) => createFeatureCode(ctx, body));
  route(app, featureCodes.addUsual, ({ ctx }) => addUsualFeatureCodes(ctx));
  route(app, featureCodes.update, ({ ctx, params, body }) => updateFeatureCode(ctx, params.id, body));
  route(app, featureCodes.remove, ({ ctx, params }) => removeFeatureCode(ctx, params.id));
  route(app, featureCodes.references, ({ ctx, params }) => featureCodeReferences(ctx, params.id));
};
