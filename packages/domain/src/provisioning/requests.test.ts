import { describe, expect, test } from 'vitest';
import { identifyPhone, vendorOfMac } from './catalogue.ts';
import { requestedFile } from './requested-file.ts';
import { aView } from './testing/a-phone.ts';

/** What phones say of themselves, in the shape in which public provisioning projects have recorded it. */
const userAgents: [userAgent: string, modelId: string, firmware: string, mac?: string][] = [
  ['Yealink SIP-T77U 185.87.0.10 44:db:d2:bd:b5:69', 'yealink-t77u', '185.87.0.10', '44dbd2bdb569'],
  ['Yealink SIP-T87W 185.87.0.10 44:db:d2:c9:73:b7', 'yealink-t87w', '185.87.0.10', '44dbd2c973b7'],
  ['Yealink W60B 77.85.0.25 80:5e:c0:12:3a:bc', 'yealink-w60b', '77.85.0.25', '805ec0123abc'],
  ['Grandstream Model HW GXP1405 SW 1.0.4.23 DevId 000b8240d55c', 'grandstream-gxp1405', '1.0.4.23', '000b8240d55c'],
  ['Grandstream Model HW GXP1628 SW 1.0.4.138 DevId c074ad2bd859', 'grandstream-gxp1628', '1.0.4.138', 'c074ad2bd859'],
  ['Grandstream Model HW GRP2614 SW 1.0.5.15 DevId c074ad0b63ee', 'grandstream-grp2614', '1.0.5.15', 'c074ad0b63ee'],
  ['Grandstream Model HW HT801 V1.1A SW 1.0.17.5 DevId c074ad273a10', 'grandstream-ht801', '1.0.17.5', 'c074ad273a10'],
  ['Grandstream Model HW HT802V2 V1.0A SW 1.0.5.4 DevId ec74d763e419', 'grandstream-ht802v2', '1.0.5.4', 'ec74d763e419'],
  ['Mozilla/4.0 (compatible; snom320-SIP 8.4.18 1.1.3-s)', 'snom-320', '8.4.18'],
  ['Mozilla/4.0 (compatible; snom710-SIP 8.7.5.35 1.1.5-IFX-05.01.12 000413741767)', 'snom-710', '8.7.5.35', '000413741767'],
  ['Mozilla/4.0 (compatible; snom870-SIP 8.4.35 SPEAr300 SNOM 1.4)', 'snom-870', '8.4.35'],
  ['Mozilla/4.0 (compatible; snomD785-SIP 10.1.33.33 2010.12-00004-g9ba52f5 000413922D24 SXM:0 UXM:0)', 'snom-d785', '10.1.33.33', '000413922d24'],
  ['Mozilla/4.0 (compatible; snom715-SIP 10.1.20.0 1.1.5-IFX-05.01.12 000413741767)', 'snom-d715', '10.1.20.0', '000413741767'],
  ['FileTransport PolycomSoundPointIP-SPIP_335-UA/3.2.1.0078', 'poly-soundpoint-ip-335', '3.2.1.0078'],
  ['FileTransport PolycomSoundStationIP-SSIP_6000-UA/5.0.3.1667 Type/Updater', 'poly-soundstation-ip-6000', '5.0.3.1667'],
  ['FileTransport PolycomVVX-VVX_410-UA/5.9.5.0614 Type/Application', 'poly-vvx-410', '5.9.5.0614'],
  ['FileTransport PolyEdge-Edge_E350-UA/8.0.0.1234', 'poly-edge-e350', '8.0.0.1234'],
  ['FileTransport PolyCCX-CCX_600-UA/8.0.2.3267 (SN:482567b5313f) Type/Application', 'poly-ccx-600', '8.0.2.3267', '482567b5313f'],
  ['Cisco/SPA501G-7.4.4 (8843E157DDCC)(CBT141100HR)', 'cisco-spa501g', '7.4.4', '8843e157ddcc'],
  ['Cisco/SPA508G-7.4.8a (0002FDFF2103)(CBT141400UK)', 'cisco-spa508g', '7.4.8a', '0002fdff2103'],
  ['Cisco/SPA525G-7.4.7 (CBT141900G7)', 'cisco-spa525g', '7.4.7'],
  ['Cisco/ATA191-MPP-11-1-0-MSR4 (FCH2443D9R4)', 'cisco-ata191', '11-1-0-MSR4'],
  ['Cisco-CP-7832-3PCC/11.0.1 (00562b043615)', 'cisco-7832', '11.0.1', '00562b043615'],
  ['Cisco-CP-6841-3PCC/12.0.1 (c4c603731f67)', 'cisco-6841', '12.0.1', 'c4c603731f67'],
  ['Fanvil X6U Pro 0.0.10 0c383e2cd782', 'fanvil-x6u', '0.0.10', '0c383e2cd782'],
  ['Fanvil V67 2.6.6.187 0c383e2b29e6', 'fanvil-v67', '2.6.6.187', '0c383e2b29e6'],
  ['Fanvil X5U-V2 2.12.16.17 0c383e557eb1', 'fanvil-x5u', '2.12.16.17', '0c383e557eb1'],
  ['Gigaset N870 IP PRO/83.V2.11.0+build.a546b91;7C2F80E0D605', 'gigaset-n870-ip-pro', '83.V2.11.0', '7c2f80e0d605'],
  ['"Gigaset N670 IP PRO/83.V2.39.0+build.a546b91;7C2F80E0D605;Handset=3"', 'gigaset-n670-ip-pro', '83.V2.39.0', '7c2f80e0d605'],
  ['Htek UC903 2.0.4.2 00:1f:c1:1c:22:a9', 'htek-uc903', '2.0.4.2', '001fc11c22a9'],
  ['Panasonic_KX-UT113/01.133 (0080f0c8c381)', 'panasonic-kx-ut113', '01.133', '0080f0c8c381'],
  ['Aastra6731i MAC:00-08-5D-23-74-29 V:3.2.0.70-SIP', 'mitel-6731i', '3.2.0.70', '00085d237429'],
  ['Aastra55i MAC:00-08-5D-23-74-29 V:3.3.1.4365-SIP', 'mitel-6755i', '3.3.1.4365', '00085d237429'],
  ['Mitel6920 MAC:14-00-E9-1F-03-EA V:6.4.0.140-SIP', 'mitel-6920', '6.4.0.140', '1400e91f03ea'],

  ['LinphoneAndroid/5.2.5 (realme Note 50) LinphoneSDK/5.3.47 (tags/5.3.47^0)', 'linphone-android', '5.2.5'],
  ['LinphoneAndroid/3.2.8 (belle-sip/1.6.3)', 'linphone-android', '3.2.8'],

  ['Zoiper v2.10.20.4_1', 'zoiper-5', '2.10.20.4'],
];

describe('a phone says what it is', () => {
  test.each(userAgents)('%s', (userAgent, modelId, firmware, mac) => {
    const said = identifyPhone(userAgent);
    expect(said?.model?.id).toBe(modelId);
    expect(said?.firmware).toBe(firmware);
    expect(said?.mac).toBe(mac);
    if (mac !== undefined) expect(vendorOfMac(mac)).toBe(said?.vendor);
  });
});

test('a phone that says nothing of itself is no vendor\'s', () => {
  // Linphone 5.1 on a console, when it fetches its file.
  expect(identifyPhone('Unknown')).toBeUndefined();
});

describe('a phone asks for its files', () => {
  test.each<[modelId: string, mac: string, requested: string, kind: string | undefined]>([
    ['yealink-t46u', '805ec0123abc', '805ec0123abc.boot', 'boot'],
    ['yealink-t46u', '805ec0123abc', 'y000000000108.cfg', 'common'],
    ['yealink-t46u', '805ec0123abc', '805ec0123abc.cfg', 'device'],
    ['yealink-t46u', '805ec0123abc', 'y000000000000.boot', undefined],
    ['grandstream-gxp1628', 'c074ad2bd859', 'cfgc074ad2bd859.xml', 'device'],
    ['grandstream-gxp1628', 'c074ad2bd859', 'cfgc074ad2bd859', undefined],
    ['grandstream-gxp1628', 'c074ad2bd859', 'cfg.xml', undefined],
    ['snom-d785', '000413922d24', 'snomD785.htm', 'common'],
    ['snom-d785', '000413922d24', 'snomD785-000413922D24.htm', 'device'],
    ['snom-d785', '000413922d24', 'snomD785-firmware.xml', undefined],
    ['snom-d715', '000413741767', 'snom715-000413741767.htm', 'device'],
    ['poly-vvx-410', '64167f123abc', '64167f123abc.cfg', 'boot'],
    ['poly-vvx-410', '64167f123abc', '000000000000.cfg', 'boot'],
    ['poly-vvx-410', '64167f123abc', '64167f123abc-settings.cfg', 'device'],
    ['poly-vvx-410', '64167f123abc', '64167f123abc-phone.cfg', undefined],
    ['poly-vvx-410', '64167f123abc', '3111-48450-001.sip.ld', undefined],
    ['cisco-spa504g', '8843e157ddcc', 'spa504G.cfg', 'boot'],
    ['cisco-spa504g', '8843e157ddcc', '8843e157ddcc.xml', 'device'],
    ['cisco-spa504g', '8843e157ddcc', 'spa508G.cfg', undefined],
    ['cisco-8851', '00562b043615', '8851-3PCC.xml', 'boot'],
    ['cisco-ata191', '00562b043615', 'ata191.cfg', 'boot'],
    ['fanvil-x4u', '0c383e557eb1', '0c383e557eb1.cfg', 'device'],
    ['fanvil-x4u', '0c383e557eb1', '0C383E557EB1.cfg', 'device'],
    ['fanvil-x4u', '0c383e557eb1', 'fanvil_x4u_v2_hwv2_0.txt', undefined],
    ['gigaset-n870-ip-pro', '7c2f80e0d605', '7C2F80E0D605.xml', 'device'],
    ['htek-uc926', '001fc11c22a9', 'cfg001fc11c22a9.xml', 'device'],
    ['htek-uc926', '001fc11c22a9', 'cfg0010.xml', undefined],
    ['panasonic-kx-ut113', '0080f0c8c381', 'KX-UT113.cfg', 'boot'],
    ['panasonic-kx-ut113', '0080f0c8c381', 'Config0080F0C8C381.cfg', 'device'],
    ['mitel-6865i', '00085d40905f', 'startup.cfg', 'common'],
    ['mitel-6865i', '00085d40905f', 'aastra.cfg', 'common'],
    ['mitel-6865i', '00085d40905f', '00085D40905F.cfg', 'device'],
    ['mitel-6865i', '00085d40905f', '6865i.st', undefined],
    ['algo-8301', '0022ee123abc', 'algom0022EE123ABC.conf', 'device'],
    ['algo-8301', '0022ee123abc', 'algop8301.conf', 'common'],
    ['algo-8188', '0022ee123abc', 'algop8188.conf', 'common'],
    ['algo-8188', '0022ee123abc', 'algo0022EE123ABC.conf', undefined],
    ['linphone-desktop', '00c0ffee0001', '00c0ffee0001.xml', 'device'],
    ['acrobits-groundwire', '00c0ffee0001', '00c0ffee0001.xml', 'device'],
    ['zoiper-5', '00c0ffee0001', '00c0ffee0001.xml', 'device'],
  ])('%s (%s): %s', (modelId, mac, requested, kind) => {
    expect(requestedFile(aView({ phone: { modelId, mac } }).phone, requested)).toBe(kind);
  });
});
