import { zoneRules, type ZoneRule } from './zone-rules.ts';

const ruleOfZone = new Map<string, ZoneRule>(
  zoneRules.flatMap((row) => row.zones.split(' ').map((zone): [string, ZoneRule] => [zone.toLowerCase(), row])),
);

/** What an IANA time zone keeps from now on, or nothing for a name that is not one. Letter case does not matter. */
export const zoneRule = (timezone: string): ZoneRule | undefined => ruleOfZone.get(timezone.toLowerCase());
