import { deviceView, type DeviceFacts, type DeviceView, type LineFacts } from '../device-view.ts';

export const aLine = (over: Partial<LineFacts> = {}): LineFacts => ({
  position: 1,
  displayName: 'Front desk',
  username: '100-CANISTRACCI',
  password: 'k7m2p9x4c8v3n6b5w2q8r4t7y9',
  server: 'sip.example.com',
  ...over,
});

export const someFacts = ({ phone, ...over }: Partial<Omit<DeviceFacts, 'phone'>> & { phone?: Partial<DeviceFacts['phone']> } = {}): DeviceFacts => ({
  phone: { name: 'Reception', modelId: 'yealink-t46u', mac: '805ec0123abc', ...phone },
  timeZone: 'Europe/Lisbon',
  language: 'en',
  lines: [aLine()],
  provisioning: { url: 'https://phones.example.com/p/mzxw6ytboi2dgnbvgy3tqojq/', username: 'reception', password: 'open-sesame' },
  ...over,
});

export const aView = (over: Parameters<typeof someFacts>[0] = {}): DeviceView => deviceView(someFacts(over));

/** A phone whose names have everything that formats stumble over. */
export const goldenFacts: Partial<Omit<DeviceFacts, 'phone'>> = {
  timeZone: 'Europe/Berlin',
  language: 'de',
  country: 'DE',
  lines: [
    aLine({ transport: 'tls', displayName: 'Zoë "Z" Müller & <Söhne>', label: '100 Empfang', voicemailNumber: '*97' }),
    aLine({ position: 2, displayName: "#1 = O'Neill", username: '101-CANISTRACCI', transport: 'tcp', server: '192.0.2.10', port: 5070, registerSeconds: 600 }),
    aLine({ position: 5, displayName: '倉庫', username: '104-CANISTRACCI', mediaEncryption: 'optional' }),
  ],
  acceptsData: true,
  web: { adminPassword: 'h4v3-a-look' },
  keys: [
    { module: 0, position: 3, kind: 'blf', label: 'Zoë "Z" & <Söhne>; 100', value: '100', line: null },
    { module: 0, position: 4, kind: 'speed-dial', label: 'Lift', value: '+4930123456', line: 2 },
    { module: 0, position: 5, kind: 'call-park', label: '', value: '701', line: null },
    { module: 0, position: 6, kind: 'dnd', label: '', value: '', line: null },
    { module: 1, position: 2, kind: 'blf', label: '倉庫', value: '104', line: 1 },
  ],
};
