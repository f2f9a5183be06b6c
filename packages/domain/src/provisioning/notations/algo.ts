import type { DeviceView } from '../device-view.ts';
import { zoneRule } from '../time-zones/zone-rule.ts';

/** A device's settings in Algo's words. It has one account. */
export const algoVariables = (view: DeviceView): object => {
  const { protocol, host, pathname } = new URL(view.provisioning.url);
  return {
    account: view.lines[0] ?? null,
    timeZone: zoneRule(view.timeZone) ? view.timeZone : 'UTC',
    ntpServer: view.ntpServer,
    provisioning: { ...view.provisioning, method: protocol.replace(':', ''), server: host, path: pathname.replace(/^\/|\/$/g, '') },
    web: view.web,
  };
};
