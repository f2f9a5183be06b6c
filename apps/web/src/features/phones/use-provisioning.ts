import { phones, type Phone } from '@patchbay/contract/phones';
import { useTranslations } from 'use-intl';
import { useCommand } from '#api/query.ts';
import { useProblemText } from '#ui/problem.tsx';
import { useShowSecrets } from '#ui/show-once.tsx';
import { toast } from '#ui/toast.ts';

type Named = Pick<Phone, 'id' | 'name'>;

/** Reads how a phone is provisioned, which leaves a row in the audit log, and shows it in a dialog. */
export const useShowProvisioning = () => {
  const t = useTranslations('phones.provisioning');
  const reveal = useCommand(phones.revealProvisioning, { touches: ['audit'] });
  const show = useShowSecrets();
  const text = useProblemText();
  return async ({ id, name }: Named, { isNew = false } = {}) => {
    const read = await reveal.mutateAsync({ params: { id } }).catch((error: unknown) => void toast.failed(text(error).title, text(error).detail));
    if (!read) return;
    const { provisioningUrl, fileUrl, httpUsername, httpPassword } = read;
    const credentials = httpUsername
      ? [
          { label: t('username'), value: httpUsername },
          { label: t('password'), value: httpPassword },
        ]
      : [];
    void show({
      title: isNew ? t('createdTitle', { name }) : t('title', { name }),
      body: isNew ? t('createdBody') : t('body'),
      values: [{ label: t('url'), value: fileUrl }, { label: t('serverUrl'), value: provisioningUrl }, ...credentials],
    });
  };
};

/** Copies a phone's whole address; where the browser keeps its clipboard back, shows it to be copied by hand. */
export const useCopyProvisioningUrl = (phone: Named) => {
  const t = useTranslations('phones.provisioning');
  const text = useProblemText();
  const reveal = useCommand(phones.revealProvisioning, { touches: ['audit'] });
  const show = useShowSecrets();
  const copy = async () => {
    try {
      const { fileUrl } = await reveal.mutateAsync({ params: { id: phone.id } });
      if (await isCopied(fileUrl)) toast.done(t('copied'));
      else void show({ title: t('title', { name: phone.name }), body: t('body'), values: [{ label: t('url'), value: fileUrl }] });
    } catch (error) {
      toast.failed(text(error).title, text(error).detail);
    }
  };
  return { copy, isBusy: reveal.isPending };
};

// Only pages of a secure origin have a clipboard, and some browsers want the click to be younger than the answer.
const isCopied = (value: string): Promise<boolean> =>
  navigator.clipboard === undefined
    ? Promise.resolve(false)
    : navigator.clipboard.writeText(value).then(
        () => true,
        () => false,
      );
