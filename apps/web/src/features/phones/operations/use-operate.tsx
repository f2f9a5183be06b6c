import type { PhoneOperationKind } from '@patchbay/contract/phone-operations';
import { useDialog } from '#ui/dialog-host.tsx';
import { OperateDialog, type PhoneChoice } from './operate-dialog.tsx';

/** Asks how phones are to be resynced or rebooted, and starts it. Answers whether it was started. */
export const useOperate = () => {
  const open = useDialog();
  return async (kind: PhoneOperationKind, choice: PhoneChoice, name?: string): Promise<boolean> =>
    (await open<boolean>((done) => <OperateDialog kind={kind} choice={choice} name={name} onDone={done} />)) ?? false;
};
