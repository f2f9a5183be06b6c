import { extensionCards } from '@patchbay/contract/extension-cards';
import { extensionIdentity } from '@patchbay/contract/extension-identity';
import { type App, route } from '../../platform/http/route.ts';
import { saveCard } from './cards/card.ts';
import { identityCard } from './cards/identity.ts';
import { extensionImage, removeExtensionImage, setExtensionImage } from './image.ts';
import { extensionRegistration, unregisterExtension } from './registration.ts';
import { resetExtensionPassword } from './reset-password.ts';

export const extensionIdentityRoutes = (app: App): void => {
  route(app, extensionCards.updateIdentity, ({ ctx, params, body }) => saveCard(ctx, identityCard, params.id, body));
  route(app, extensionIdentity.image, ({ ctx, params }) => extensionImage(ctx, params.id));
  route(app, extensionIdentity.setImage, ({ ctx, params, file }) => setExtensionImage(ctx, params.id, file));
  route(app, extensionIdentity.removeImage, ({ ctx, params }) => removeExtensionImage(ctx, params.id));
  route(app, extensionIdentity.resetPassword, ({ ctx, params }) => resetExtensionPassword(ctx, params.id));
  route(app, extensionIdentity.registration, ({ ctx, params }) => extensionRegistration(ctx, params.id));
  route(app, extensionIdentity.unregister, ({ ctx, params }) => unregisterExtension(ctx, params.id));
};
