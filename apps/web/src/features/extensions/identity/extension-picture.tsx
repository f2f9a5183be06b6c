import { extensionIdentity } from '@patchbay/contract/extension-identity';
import type { ExtensionSettings } from '@patchbay/contract/extension-cards';
import { ownExtension } from '@patchbay/contract/own-extension';
import { urlOf } from '#api/client.ts';
import { usePlace } from '#api/place.tsx';
import { useCommand } from '#api/query.ts';
import { PictureEdit } from '#ui/picture-edit.tsx';
import { initialsOf, Picture } from '#ui/picture.tsx';
import { useAccess } from '../access.tsx';
import { nameOf } from '../name-of.ts';

/** The picture of an extension, or the initials of its name, with the ways to another one for who may change it. */
export const ExtensionPicture = ({ settings: { id, displayName, identity, numberSettings: { shortNumber } } }: { settings: ExtensionSettings }) => {
  const { id: at, may } = usePlace();
  const { isOwn, writing } = useAccess();
  const { image, setImage, removeImage } = isOwn ? (ownExtension as unknown as typeof extensionIdentity) : extensionIdentity;
  const update = useCommand(setImage, { touches: ['audit'] });
  const remove = useCommand(removeImage, { touches: ['audit'] });
  const params = { id };
  const pictured = { src: identity.hasImage ? urlOf(image, { at, params, query: { version: identity.version } }) : undefined, initials: initialsOf(displayName, shortNumber) };
  if (!may(writing)) return <Picture {...pictured} size={56} />;
  return <PictureEdit {...pictured} name={nameOf({ shortNumber, displayName })} onSet={(body) => update.mutateAsync({ params, body })} onRemove={() => remove.mutateAsync({ params })} />;
};
