import { like, oneOf, text, whole, type Parameters } from './parameter.ts';

const yesNo = oneOf('Yes', 'No');
const change = String.raw`\d{1,2}\/(?:-1|1|8|15|22)\/[1-7]\/\d{1,2}:\d{1,2}:0`;

const accounts = (count: number): Parameters => ({
  [`Line_Enable_#${count}_`]: yesNo,
  [`Display_Name_#${count}_`]: text(128),
  [`User_ID_#${count}_`]: text(128),
  [`Auth_ID_#${count}_`]: text(128),
  [`Password_#${count}_`]: text(128),
  [`Proxy_#${count}_`]: like(/^[\x21-\x7e]{1,256}:\d{1,5}$/),
  [`Use_DNS_SRV_#${count}_`]: yesNo,
  [`SIP_Transport_#${count}_`]: oneOf('UDP', 'TCP', 'TLS'),
  [`Register_#${count}_`]: yesNo,
  [`Register_Expires_#${count}_`]: whole(0, 2_147_483_647),
});

const keyFunction = like(/^(?:fnc=(?:blf\+sd\+cp|prk);sub=[\x21-\x7e]+@\$PROXY(?:;vid=\d)?;nme=[^;]+|fnc=sd;ext=[\x21-\x7e]+@\$PROXY(?:;vid=\d)?;nme=[^;]+)?$/);

const keys = (count: number): Parameters => ({
  [`Extension_#${count}_`]: like(/^(?:Disabled|[1-9]|1\d)$/),
  [`Short_Name_#${count}_`]: text(128),
  [`Extended_Function_#${count}_`]: keyFunction,
});

const phone: Parameters = {
  Voice_Mail_Number: text(64),
  Secure_Call_Setting: yesNo,
  Primary_NTP_Server: like(/^[\x21-\x7e]{1,256}$/),
  Time_Zone: like(/^GMT[+-](?:0\d|1[0-3]):(?:00|30|45)$/),
  Daylight_Saving_Time_Enable: yesNo,
  Daylight_Saving_Time_Rule: like(new RegExp(`^start=${change};end=${change};save=\\d:\\d{1,2}:0$`)),
};

const provisioning: Parameters = {
  Provision_Enable: yesNo,
  Profile_Rule: like(/^(?:\[--uid [\x21-\x7e]+ --pwd [\x21-\x7e]+\])?https?:\/\/[\x21-\x7e]{1,500}$/),
  Resync_On_Reset: yesNo,
  Resync_Periodic: whole(0, 2_147_483_647),
  Resync_From_SIP: yesNo,
};

/**
 * Parameters of Cisco's SPA 300 and 500 series, named as in the phones' own spacfg.xml and in the Small Business IP
 * Phone Provisioning Guide; Wazo's and FusionPBX's provisioning agrees.
 */
export const spaPhoneParameters: Parameters = {
  ...accounts(12),
  'Use_Auth_ID_#12_': yesNo,
  ...keys(12),
  ...phone,
  'Unit_#2_Enable': yesNo,
  'Unit_#2_Key_#32': keyFunction,
  SRTP_Method: oneOf('x-sipura', 's-descriptor'),
  ...provisioning,
  Admin_Passwd: text(64),
};

/** Parameters of the SPA112, SPA122, ATA191 and ATA192, from the adapters' own guide and that of the ATA 190 series; their clock is set apart from these. */
export const spaAdapterParameters: Parameters = { ...accounts(2), 'Use_Auth_ID_#2_': yesNo, 'Secure_Call_Setting_#2_': yesNo, ...provisioning };

/** Parameters of the 6800, 7800 and 8800 series with multiplatform firmware, from Cisco's Provisioning Guide for them; both agree. */
export const multiplatformParameters: Parameters = { ...accounts(16), ...keys(16), 'Unit_#3_Key_#28_': keyFunction, Number_of_Units: whole(0, 3), ...phone, ...provisioning, Admin_Password: text(64) };
