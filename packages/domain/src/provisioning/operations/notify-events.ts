import type { PhoneOperationKind } from '@patchbay/contract/phone-operations';
import { findPhoneModel } from '../catalogue.ts';

/** By which SIP NOTIFY event a vendor's phones fetch their files again, and by which they restart; null: there is none. */
export interface NotifyEvents {
  resync: string;
  reboot: string | null;
  /** Where that is said; null: nowhere that we know, and the vendor gets what most understand. */
  source: string | null;
}

/** What most phones understand that understand any: draft-petrie-sip-config-framework's event, with the parameter that many added. */
const common: NotifyEvents = { resync: 'check-sync;reboot=false', reboot: 'check-sync;reboot=true', source: null };

/** Common to the public lists of events that come with Asterisk and with Gemeinschaft 5; the vendor's own words were not found. */
const publicLists = "Asterisk's sample sip_notify.conf and Gemeinschaft 5, which agree";

export const notifyEventsByVendor: Readonly<Record<string, NotifyEvents>> = {
  // The template sets sip.notify_reboot_enable = 0, with which the parameter decides.
  yealink: { ...common, source: "Yealink, Administrator's Guide for SIP T5 Series, Rebooting Issues" },
  grandstream: { ...common, reboot: 'sys-control', source: publicLists },
  snom: { ...common, reboot: 'reboot', source: publicLists },
  // A restart is up to the phone: it restarts where what it fetched needs one (voIpProt.SIP.specialEvent.checkSync.alwaysReboot).
  poly: { resync: 'check-sync', reboot: null, source: publicLists },
  cisco: { resync: 'resync', reboot: 'reboot', source: "Cisco IP Phone 6800 Series Multiplatform Phones, Administration Guide, Resync From SIP; the restart from Asterisk's sample sip_notify.conf" },
  fanvil: { resync: 'check-sync', reboot: 'check-sync;reboot=true', source: "FusionPBX's event_notify; Wazo's provisioning sends the same to have files fetched" },
  // `check-sync;reboot=true` restarts a base only where SystemSettings.global.CheckSyncRebootEnabled is set, and no setting needs it.
  gigaset: { resync: 'check-sync;reboot=false', reboot: null, source: 'Gigaset PRO wiki, Auto provisioning: Check-sync with reboot' },
  // FusionPBX has `resync` for it.
  htek: { resync: 'check-sync', reboot: 'check-sync;reboot=true', source: "Wazo's provisioning; the restart from FusionPBX's event_notify" },
  // The template sets CFG_RESYNC_FROM_SIP to this event.
  panasonic: { resync: 'check-sync', reboot: null, source: 'Panasonic KX-UTG200/KX-UTG300 Administrator Guide, 2.4.5' },
  // It restarts where what it fetched needs one.
  mitel: { resync: 'check-sync', reboot: null, source: publicLists },
  algo: { resync: 'check-sync', reboot: 'check-sync;reboot=true', source: "FusionPBX's event_notify" },
};

/** The event for phones of this model, or why there is none. */
export const notifyEventOf = (modelId: string, kind: PhoneOperationKind): { event: string } | { reason: 'model-does-not-listen' | 'model-has-no-restart' } => {
  const model = findPhoneModel(modelId);
  if (!model?.canDo.checkSync) return { reason: 'model-does-not-listen' };
  const event = (notifyEventsByVendor[model.vendor] ?? common)[kind];
  return event === null ? { reason: 'model-has-no-restart' } : { event };
};
