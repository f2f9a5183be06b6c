import { users, type User } from '@patchbay/contract/users';
import { urlOf } from '#api/client.ts';
import { usePlace } from '#api/place.tsx';
import { useCommand } from '#api/query.ts';
import { PictureEdit } from '#ui/picture-edit.tsx';
import { Picture, type Pictured } from '#ui/picture.tsx';

type OfUser = Pick<User, 'id' | 'firstName' | 'lastName' | 'avatarId' | 'version'>;

const pictureOf = (at: string, { id, firstName, lastName, avatarId, version }: OfUser): Pictured => ({
  src: avatarId ? urlOf(users.avatar, { at, params: { id }, query: { version } }) : undefined,
  initials: [firstName, lastName].map((name) => [...name][0] ?? '').join('').toUpperCase(),
});

/** The picture of a user, or their initials. */
export const Avatar = ({ of, size }: { of: OfUser; size?: number }) => <Picture {...pictureOf(usePlace().id, of)} size={size} />;

/** The picture with the ways to another one, and to none. */
export const AvatarFact = ({ found }: { found: User }) => {
  const { id: at, may } = usePlace();
  const update = useCommand(users.setAvatar, { touches: ['audit'] });
  const remove = useCommand(users.removeAvatar, { touches: ['audit'] });
  const params = { id: found.id };
  if (!may('users:write')) return <Avatar of={found} size={56} />;
  return <PictureEdit {...pictureOf(at, found)} name={found.name} onSet={(body) => update.mutateAsync({ params, body })} onRemove={() => remove.mutateAsync({ params })} />;
};
