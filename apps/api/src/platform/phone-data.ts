import type { PhoneDataType } from '@patchbay/domain/provisioning/phone-data';

/** Where a file that a phone has sent is kept. */
export const phoneDataKey = (id: string): string => `phone-data/${id}`;

/** Ours, by what the content was found to be. */
export const phoneDataContentTypes: { [T in PhoneDataType]: string } = {
  text: 'text/plain; charset=utf-8', xml: 'text/xml; charset=utf-8', gzip: 'application/gzip', tar: 'application/x-tar', pcap: 'application/vnd.tcpdump.pcap',
};
