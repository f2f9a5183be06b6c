import { flag, like, oneOf, text, whole, type Parameters } from './parameter.ts';

const host = like(/^[\x21-\x7e]{1,256}$/);

const changeOfClocks = (name: string): Parameters => ({
  [`phone.date.DST${name}Mon`]: whole(1, 12),
  [`phone.date.DST${name}Week`]: whole(1, 5),
  [`phone.date.DST${name}Wday`]: whole(0, 6),
  [`phone.date.DST${name}Hour`]: whole(0, 23),
});

/**
 * Elements of Fanvil's configuration files in XML (`sysConf`) that a template of ours may need, as in the files that the
 * phones export and in Fanvil's Auto Provision guide; Wazo's and FusionPBX's provisioning agrees.
 */
export const fanvilParameters: Parameters = {
  Version: like(/^2\.\d+$/),
  'sip.line.#20.EnableReg': flag,
  'sip.line.#20.PhoneNumber': text(64),
  'sip.line.#20.DisplayName': text(64),
  'sip.line.#20.RegisterAddr': host,
  'sip.line.#20.RegisterPort': whole(1, 65_535),
  'sip.line.#20.RegisterUser': text(64),
  'sip.line.#20.RegisterPswd': text(64),
  'sip.line.#20.RegisterTTL': whole(10, 999_999),
  'sip.line.#20.Transport': oneOf('0', '1', '3'),
  'sip.line.#20.MediaCrypto': oneOf('0', '1', '2'),
  'sip.line.#20.Subscribe': flag,
  'sip.line.#20.MWINum': text(64),

  'phone.display.DefaultLanguage': oneOf('en', 'cn', 'tc', 'ru', 'it', 'fr', 'de', 'he', 'es', 'cat', 'eus', 'tr', 'hr', 'slo', 'cz', 'nl', 'ko', 'ua', 'pt', 'pl', 'ar'),
  'phone.date.EnableSNTP': flag,
  'phone.date.SNTPServer': host,
  'phone.date.TimeZone': like(/^-?\d{1,2}$/),
  'phone.date.TimeZoneName': text(32),
  'phone.date.EnableDST': oneOf('0', '1', '2'),
  'phone.date.Enable_DST': oneOf('0', '1', '2'),
  'phone.date.DSTFixedType': oneOf('0', '1', '2'),
  'phone.date.DST_Fixed_Type': oneOf('0', '1', '2'),
  'phone.date.DSTMinOffset': whole(0, 180),
  ...changeOfClocks('Start'),
  ...changeOfClocks('End'),

  'dsskey.FuncKeyPageNum': whole(1, 5),
  'dsskey.SideKeyPageNum': whole(1, 5),
  ...Object.fromEntries(['dsskey.dssSide.#3', 'dsskey.internal.#5'].flatMap((page) => [[`${page}.Fkey.#32.Type`, oneOf('0', '1', '2', '3')], [`${page}.Fkey.#32.Value`, like(/^(?:SIP\d{1,2}|F_DND|[\x21-\x7e]{1,60}@\d{1,2}\/(?:ba|f|c|i|m))?$/)], [`${page}.Fkey.#32.Title`, text(64)]])),

  'web.account.#2.Name': text(32),
  'web.account.#2.Password': text(64),
  'web.account.#2.Level': oneOf('5', '10'),

  'ap.DefaultUsername': text(64),
  'ap.DefaultPassword': text(64),
  'ap.DownloadCommonConf': flag,
  'ap.FlashServerIP': like(/^https?:\/\/[\x21-\x7e]{1,500}$/),
  'ap.FlashFileName': like(/^[A-Za-z0-9._-]+$/),
  'ap.FlashProtocol': oneOf('1', '2', '4', '5'),
  'ap.FlashMode': oneOf('0', '1', '2'),
  'ap.FlashInterval': whole(1, 720),
  'ap.pnp.PNPEnable': flag,
};
