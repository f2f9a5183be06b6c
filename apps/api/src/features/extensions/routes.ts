import { extensionBulks } from '@patchbay/contract/extension-bulks';
import { extensions } from '@patchbay/contract/extensions';
import { type App, route } from '../../platform/http/route.ts';
import { previewRemoval, removeChosenExtensions, updateExtensions } from './bulk.ts';
import { createExtension, extensionReferences, getExtension, listExtensions, removeExtension, updateExtension } from './extensions.ts';
import { messageChosen, previewMessage, previewReset, resetChosenPasswords } from './recipients.ts';

export const extensionRoutes = (app: App): void => {
  route(app, extensions.list, ({ ctx, query }) => listExtensions(ctx, query));
  route(app, extensions.get, ({ ctx, params }) => getExtension(ctx, params.id));
  route(app, extensions.create, ({ ctx, body }) => createExtension(ctx, body));
  route(app, extensions.update, ({ ctx, params, body }) => updateExtension(ctx, params.id, body));
  route(app, extensions.remove, ({ ctx, params }) => removeExtension(ctx, params.id));
  route(app, extensions.references, ({ ctx, params }) => extensionReferences(ctx, params.id));
  route(app, extensionBulks.bulkUpdate, ({ ctx, body }) => updateExtensions(ctx, body));
  route(app, extensionBulks.bulkRemove, ({ ctx, body }) => removeChosenExtensions(ctx, body));
  route(app, extensionBulks.bulkReset, ({ ctx, body }) => resetChosenPasswords(ctx, body));
  route(app, extensionBulks.bulkResetRecipients, ({ ctx, body }) => previewReset(ctx, body));
  route(app, extensionBulks.bulkMessage, ({ ctx, body }) => messageChosen(ctx, body));
  route(app, extensionBulks.bulkMessageRecipients, ({ ctx, body }) => previewMessage(ctx, body));
  route(app, extensionBulks.bulkRemoval, ({ ctx, body }) => previewRemoval(ctx, body));
};
