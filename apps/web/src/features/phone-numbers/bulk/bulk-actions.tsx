import type { NumberBulkType } from '@patchbay/contract/number-bulks';
import type { Permission } from '@patchbay/contract/permissions';
import type { PhoneNumber } from '@patchbay/contract/phone-numbers';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { useDialog } from '#ui/dialog-host.tsx';
import { Icon, type IconName } from '#ui/icons.tsx';
import { Button, Menu } from '#ui/kit.ts';
import type { Selection } from '#ui/resource-table.tsx';
import { useTransferPlace } from '../transfer.tsx';
import { BulkDialog } from './bulk-dialog.tsx';

interface Offer {
  type: NumberBulkType;
  needs: Permission;
  icon: IconName;
  isDangerous?: boolean;
}

const offers: Offer[] = [
  { type: 'assign', needs: 'phoneNumbers:assign', icon: 'swap' },
  { type: 'take-back', needs: 'phoneNumbers:assign', icon: 'inbox' },
  { type: 'capabilities', needs: 'phoneNumbers:write', icon: 'edit' },
  { type: 'carriers', needs: 'phoneNumbers:write', icon: 'bolt' },
  { type: 'tags', needs: 'phoneNumbers:tag', icon: 'hash' },
  { type: 'block', needs: 'phoneNumbers:write', icon: 'lock' },
  { type: 'unblock', needs: 'phoneNumbers:write', icon: 'key' },
  { type: 'quarantine', needs: 'phoneNumbers:write', icon: 'moon' },
  { type: 'end-quarantine', needs: 'phoneNumbers:write', icon: 'sun' },
  { type: 'remove', needs: 'phoneNumbers:upload', icon: 'trash', isDangerous: true },
];

const isMove = (type: NumberBulkType) => type === 'assign' || type === 'take-back';

/** What the viewer may do here to many numbers at once, each with the place where that is asked for. */
const useOffers = () => {
  const { id, may } = usePlace();
  const above = useTransferPlace();
  return offers.flatMap((offer) => {
    const at = isMove(offer.type) ? above?.id : id;
    const name = offer.type === 'assign' && above?.reachesResellers ? 'assignBelow' : offer.type;
    return at !== undefined && may(offer.needs) ? [{ ...offer, at, name } as const] : [];
  });
};

/** Whether numbers can be ticked at all. */
export const useMayChangeMany = () => useOffers().length > 0;

/** The buttons of a selection of numbers. */
export const NumberBulkActions = ({ selection }: { selection: Selection<PhoneNumber> }) => {
  const t = useTranslations('numberBulks');
  const { id: here } = usePlace();
  const open = useDialog();
  const start = async ({ type, at }: { type: NumberBulkType; at: string }) => {
    const { all, ids, count } = selection;
    // Asked for from above, an enterprise's list is a part of all, and searched as it is here.
    const choice = all ? { matching: all.query, ...(at !== here && { listOfId: here }) } : { ids };
    const isStarted = await open<boolean>((done) => <BulkDialog type={type} at={at} choice={choice} count={all?.totalIsEstimate ? undefined : count} onDone={done} />);
    if (isStarted) selection.clear();
  };
  return (
    <Menu position="top-start">
      <Menu.Target>
        <Button variant="default" rightSection={<Icon name="up" size={13} />}>
          {t('change')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {useOffers().map((offer) => (
          <Menu.Item key={offer.type} leftSection={<Icon name={offer.icon} size={15} />} color={offer.isDangerous ? 'var(--mantine-color-error)' : undefined} onClick={() => void start(offer)}>
            {t(`actions.${offer.name}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
};
