import { numberPresets, type NumberPreset } from '@patchbay/contract/number-presets';
import { useSearchParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { Icon } from '#ui/icons.tsx';
import { Button, Menu } from '#ui/kit.ts';

/** The ten ready-made searches. The one in force stands among the filters, where it can be taken away. */
export const AdvancedSearch = () => {
  const t = useTranslations('phoneNumbers');
  const [search, setSearch] = useSearchParams();
  const current = search.get('preset');
  const choose = (preset: NumberPreset) =>
    setSearch(
      (before) => {
        const address = new URLSearchParams(before);
        address.set('preset', preset);
        address.delete('after');
        return address;
      },
      { replace: true },
    );
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button variant="default" fw={400} rightSection={<Icon name="down" size={13} />}>
          {t('advanced')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.RadioGroup value={current} onChange={(preset) => choose(preset as NumberPreset)}>
          {numberPresets.map((preset) => (
            <Menu.RadioItem key={preset} value={preset} closeMenuOnClick>
              {t(`presets.${preset}`)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
};
