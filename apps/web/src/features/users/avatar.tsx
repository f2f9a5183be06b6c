import { avatarFormats, users, type User } from '@patchbay/contract/users';
import { useRef } from 'react';
import { useTranslations } from 'use-intl';
import { urlOf } from '#api/client.ts';
import { usePlace } from '#api/place.tsx';
import { useCommand } from '#api/query.ts';
import { Icon } from '#ui/icons.tsx';
import { Button, Group } from '#ui/kit.ts';
import { toast } from '#ui/toast.ts';
import { useAttempt } from '#ui/use-attempt.ts';
import styles from './users.module.css';

type Pictured = Pick<User, 'id' | 'firstName' | 'lastName' | 'avatarId' | 'version'>;

/** The picture of a user, or their initials. It stands beside the name and says nothing that is not there. */
export const Avatar = ({ of: { id, firstName, lastName, avatarId, version }, size = 24 }: { of: Pictured; size?: number }) => {
  const { id: at } = usePlace();
  if (avatarId) return <img className={styles.avatar} src={urlOf(users.avatar, { at, params: { id }, query: { version } })} alt="" width={size} height={size} />;
  const initials = [firstName, lastName].map((name) => [...name][0] ?? '').join('').toUpperCase();
  return <span className={styles.avatar} style={{ width: size, height: size, fontSize: size / 2.4 }} aria-hidden="true">{initials}</span>;
};

/** The picture with the ways to another one, and to none. */
export const AvatarFact = ({ found }: { found: User }) => {
  const t = useTranslations('users.avatar');
  const { may } = usePlace();
  const file = useRef<HTMLInputElement>(null);
  const attempt = useAttempt();
  const update = useCommand(users.setAvatar, { touches: ['audit'] });
  const remove = useCommand(users.removeAvatar, { touches: ['audit'] });
  const params = { id: found.id };
  const send = async (chosen: File | undefined) => {
    if (chosen && (await attempt(() => update.mutateAsync({ params, body: chosen })))) toast.done(t('saved', { name: found.name }));
    if (file.current) file.current.value = '';
  };
  return (
    <Group gap="sm">
      <Avatar of={found} size={56} />
      {may('users:write') && (
        <>
          <input ref={file} type="file" hidden aria-label={t('choose')} accept={avatarFormats.map((format) => `image/${format}`).join(',')} onChange={(event) => void send(event.currentTarget.files?.[0])} />
          <Button variant="default" size="xs" loading={update.isPending} leftSection={<Icon name="upload" size={14} />} onClick={() => file.current?.click()}>{t('choose')}</Button>
          {found.avatarId && <Button variant="default" size="xs" loading={remove.isPending} onClick={() => void attempt(() => remove.mutateAsync({ params }))}>{t('remove')}</Button>}
          <small>{t('help')}</small>
        </>
      )}
    </Group>
  );
};
