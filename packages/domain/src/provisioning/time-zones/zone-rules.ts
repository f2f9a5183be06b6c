/**
 * What each IANA time zone keeps from now on: its offset from UTC and, where it has one, its summer time.
 * Facts of the IANA time zone database 2026d (public domain); `zone-rule.test.ts` compares them with the runtime's own.
 *
 * `week` is the week of the month (5: the last one), `weekday` 0 is Sunday, `minutes` are minutes after midnight by the
 * clock on the wall before the change; some rules count past midnight or before it.
 */
export interface Change {
  month: number;
  week: number;
  weekday: number;
  minutes: number;
}

export interface ZoneRule {
  offsetMinutes: number;
  summer?: { savedMinutes: number; from: Change; until: Change };
}

export const zoneRules: readonly (ZoneRule & { zones: string })[] = [
  { offsetMinutes: -720,
    zones: 'Etc/GMT+12' },
  { offsetMinutes: -660,
    zones: 'Etc/GMT+11 Pacific/Midway Pacific/Niue Pacific/Pago_Pago Pacific/Samoa US/Samoa' },
  { offsetMinutes: -600,
    zones: 'Etc/GMT+10 HST Pacific/Honolulu Pacific/Johnston Pacific/Rarotonga Pacific/Tahiti US/Hawaii' },
  { offsetMinutes: -600, summer: { savedMinutes: 60, from: { month: 3, week: 2, weekday: 0, minutes: 120 }, until: { month: 11, week: 1, weekday: 0, minutes: 120 } },
    zones: 'America/Adak America/Atka US/Aleutian' },
  { offsetMinutes: -570,
    zones: 'Pacific/Marquesas' },
  { offsetMinutes: -540,
    zones: 'Etc/GMT+9 Pacific/Gambier' },
  { offsetMinutes: -540, summer: { savedMinutes: 60, from: { month: 3, week: 2, weekday: 0, minutes: 120 }, until: { month: 11, week: 1, weekday: 0, minutes: 120 } },
    zones: 'America/Anchorage America/Juneau America/Metlakatla America/Nome America/Sitka America/Yakutat US/Alaska' },
  { offsetMinutes: -480,
    zones: 'Etc/GMT+8 Pacific/Pitcairn' },
  { offsetMinutes: -480, summer: { savedMinutes: 60, from: { month: 3, week: 2, weekday: 0, minutes: 120 }, until: { month: 11, week: 1, weekday: 0, minutes: 120 } },
    zones: 'America/Ensenada America/Los_Angeles America/Santa_Isabel America/Tijuana Mexico/BajaNorte PST8PDT US/Pacific' },
  { offsetMinutes: -420,
    zones:
      'America/Creston America/Dawson America/Dawson_Creek America/Fort_Nelson America/Hermosillo America/Mazatlan America/Phoenix '
      + 'America/Vancouver America/Whitehorse Canada/Pacific Canada/Yukon Etc/GMT+7 MST Mexico/BajaSur US/Arizona' },
  { offsetMinutes: -420, summer: { savedMinutes: 60, from: { month: 3, week: 2, weekday: 0, minutes: 120 }, until: { month: 11, week: 1, weekday: 0, minutes: 120 } },
    zones: 'America/Boise America/Cambridge_Bay America/Ciudad_Juarez America/Denver America/Shiprock MST7MDT Navajo US/Mountain' },
  { offsetMinutes: -360,
    zones:
      'America/Bahia_Banderas America/Belize America/Chihuahua America/Costa_Rica America/Edmonton America/El_Salvador '
      + 'America/Guatemala America/Inuvik America/Managua America/Merida America/Mexico_City America/Monterrey America/Regina '
      + 'America/Swift_Current America/Tegucigalpa America/Yellowknife Canada/Mountain Canada/Saskatchewan Etc/GMT+6 Mexico/General '
      + 'Pacific/Galapagos' },
  { offsetMinutes: -360, summer: { savedMinutes: 60, from: { month: 3, week: 2, weekday: 0, minutes: 120 }, until: { month: 11, week: 1, weekday: 0, minutes: 120 } },
    zones:
      'America/Chicago America/Indiana/Knox America/Indiana/Tell_City America/Knox_IN America/Matamoros America/Menominee '
      + 'America/North_Dakota/Beulah America/North_Dakota/Center America/North_Dakota/New_Salem America/Ojinaga America/Rainy_River '
      + 'America/Rankin_Inlet America/Resolute America/Winnipeg CST6CDT Canada/Central US/Central US/Indiana-Starke' },
  { offsetMinutes: -360, summer: { savedMinutes: 60, from: { month: 9, week: 1, weekday: 6, minutes: 1320 }, until: { month: 4, week: 1, weekday: 6, minutes: 1320 } },
    zones: 'Chile/EasterIsland Pacific/Easter' },
  { offsetMinutes: -300,
    zones:
      'America/Atikokan America/Bogota America/Cancun America/Cayman America/Coral_Harbour America/Eirunepe America/Guayaquil '
      + 'America/Jamaica America/Lima America/Panama America/Porto_Acre America/Rio_Branco Brazil/Acre EST Etc/GMT+5 Jamaica' },
  { offsetMinutes: -300, summer: { savedMinutes: 60, from: { month: 3, week: 2, weekday: 0, minutes: 0 }, until: { month: 11, week: 1, weekday: 0, minutes: 60 } },
    zones: 'America/Havana Cuba' },
  { offsetMinutes: -300, summer: { savedMinutes: 60, from: { month: 3, week: 2, weekday: 0, minutes: 120 }, until: { month: 11, week: 1, weekday: 0, minutes: 120 } },
    zones:
      'America/Detroit America/Fort_Wayne America/Grand_Turk America/Indiana/Indianapolis America/Indiana/Marengo '
      + 'America/Indiana/Petersburg America/Indiana/Vevay America/Indiana/Vincennes America/Indiana/Winamac America/Indianapolis '
      + 'America/Iqaluit America/Kentucky/Louisville America/Kentucky/Monticello America/Louisville America/Montreal America/Nassau '
      + 'America/New_York America/Nipigon America/Pangnirtung America/Port-au-Prince America/Thunder_Bay America/Toronto '
      + 'Canada/Eastern EST5EDT US/East-Indiana US/Eastern US/Michigan' },
  { offsetMinutes: -240,
    zones:
      'America/Anguilla America/Antigua America/Aruba America/Barbados America/Blanc-Sablon America/Boa_Vista America/Campo_Grande '
      + 'America/Caracas America/Cuiaba America/Curacao America/Dominica America/Grenada America/Guadeloupe America/Guyana '
      + 'America/Kralendijk America/La_Paz America/Lower_Princes America/Manaus America/Marigot America/Martinique America/Montserrat '
      + 'America/Port_of_Spain America/Porto_Velho America/Puerto_Rico America/Santo_Domingo America/St_Barthelemy America/St_Kitts '
      + 'America/St_Lucia America/St_Thomas America/St_Vincent America/Tortola America/Virgin Brazil/West Etc/GMT+4' },
  { offsetMinutes: -240, summer: { savedMinutes: 60, from: { month: 3, week: 2, weekday: 0, minutes: 120 }, until: { month: 11, week: 1, weekday: 0, minutes: 120 } },
    zones: 'America/Glace_Bay America/Goose_Bay America/Halifax America/Moncton America/Thule Atlantic/Bermuda Canada/Atlantic' },
  { offsetMinutes: -240, summer: { savedMinutes: 60, from: { month: 9, week: 1, weekday: 6, minutes: 1440 }, until: { month: 4, week: 1, weekday: 6, minutes: 1440 } },
    zones: 'America/Santiago Chile/Continental' },
  { offsetMinutes: -210, summer: { savedMinutes: 60, from: { month: 3, week: 2, weekday: 0, minutes: 120 }, until: { month: 11, week: 1, weekday: 0, minutes: 120 } },
    zones: 'America/St_Johns Canada/Newfoundland' },
  { offsetMinutes: -180,
    zones:
      'America/Araguaina America/Argentina/Buenos_Aires America/Argentina/Catamarca America/Argentina/ComodRivadavia '
      + 'America/Argentina/Cordoba America/Argentina/Jujuy America/Argentina/La_Rioja America/Argentina/Mendoza '
      + 'America/Argentina/Rio_Gallegos America/Argentina/Salta America/Argentina/San_Juan America/Argentina/San_Luis '
      + 'America/Argentina/Tucuman America/Argentina/Ushuaia America/Asuncion America/Bahia America/Belem America/Buenos_Aires '
      + 'America/Catamarca America/Cayenne America/Cordoba America/Coyhaique America/Fortaleza America/Jujuy America/Maceio '
      + 'America/Mendoza America/Montevideo America/Paramaribo America/Punta_Arenas America/Recife America/Rosario America/Santarem '
      + 'America/Sao_Paulo Antarctica/Palmer Antarctica/Rothera Atlantic/Stanley Brazil/East Etc/GMT+3' },
  { offsetMinutes: -180, summer: { savedMinutes: 60, from: { month: 3, week: 2, weekday: 0, minutes: 120 }, until: { month: 11, week: 1, weekday: 0, minutes: 120 } },
    zones: 'America/Miquelon' },
  { offsetMinutes: -120,
    zones: 'America/Noronha Atlantic/South_Georgia Brazil/DeNoronha Etc/GMT+2' },
  { offsetMinutes: -120, summer: { savedMinutes: 60, from: { month: 3, week: 5, weekday: 0, minutes: -60 }, until: { month: 10, week: 5, weekday: 0, minutes: 0 } },
    zones: 'America/Godthab America/Nuuk America/Scoresbysund' },
  { offsetMinutes: -60,
    zones: 'Atlantic/Cape_Verde Etc/GMT+1' },
  { offsetMinutes: -60, summer: { savedMinutes: 60, from: { month: 3, week: 5, weekday: 0, minutes: 0 }, until: { month: 10, week: 5, weekday: 0, minutes: 60 } },
    zones: 'Atlantic/Azores' },
  { offsetMinutes: 0,
    zones:
      'Africa/Abidjan Africa/Accra Africa/Bamako Africa/Banjul Africa/Bissau Africa/Casablanca Africa/Conakry Africa/Dakar '
      + 'Africa/El_Aaiun Africa/Freetown Africa/Lome Africa/Monrovia Africa/Nouakchott Africa/Ouagadougou Africa/Sao_Tome '
      + 'Africa/Timbuktu America/Danmarkshavn Atlantic/Reykjavik Atlantic/St_Helena Etc/GMT Etc/GMT+0 Etc/GMT-0 Etc/GMT0 Etc/Greenwich '
      + 'Etc/UCT Etc/UTC Etc/Universal Etc/Zulu GMT GMT+0 GMT-0 GMT0 Greenwich Iceland UCT UTC Universal Zulu' },
  { offsetMinutes: 0, summer: { savedMinutes: 60, from: { month: 3, week: 5, weekday: 0, minutes: 60 }, until: { month: 10, week: 5, weekday: 0, minutes: 120 } },
    zones:
      'Atlantic/Canary Atlantic/Faeroe Atlantic/Faroe Atlantic/Madeira Eire Europe/Belfast Europe/Dublin Europe/Guernsey '
      + 'Europe/Isle_of_Man Europe/Jersey Europe/Lisbon Europe/London GB GB-Eire Portugal WET' },
  { offsetMinutes: 0, summer: { savedMinutes: 120, from: { month: 3, week: 5, weekday: 0, minutes: 60 }, until: { month: 10, week: 5, weekday: 0, minutes: 180 } },
    zones: 'Antarctica/Troll' },
  { offsetMinutes: 60,
    zones:
      'Africa/Algiers Africa/Bangui Africa/Brazzaville Africa/Douala Africa/Kinshasa Africa/Lagos Africa/Libreville Africa/Luanda '
      + 'Africa/Malabo Africa/Ndjamena Africa/Niamey Africa/Porto-Novo Africa/Tunis Etc/GMT-1' },
  { offsetMinutes: 60, summer: { savedMinutes: 60, from: { month: 3, week: 5, weekday: 0, minutes: 120 }, until: { month: 10, week: 5, weekday: 0, minutes: 180 } },
    zones:
      'Africa/Ceuta Arctic/Longyearbyen Atlantic/Jan_Mayen CET Europe/Amsterdam Europe/Andorra Europe/Belgrade Europe/Berlin '
      + 'Europe/Bratislava Europe/Brussels Europe/Budapest Europe/Busingen Europe/Copenhagen Europe/Gibraltar Europe/Ljubljana '
      + 'Europe/Luxembourg Europe/Madrid Europe/Malta Europe/Monaco Europe/Oslo Europe/Paris Europe/Podgorica Europe/Prague '
      + 'Europe/Rome Europe/San_Marino Europe/Sarajevo Europe/Skopje Europe/Stockholm Europe/Tirane Europe/Vaduz Europe/Vatican '
      + 'Europe/Vienna Europe/Warsaw Europe/Zagreb Europe/Zurich MET Poland' },
  { offsetMinutes: 120,
    zones:
      'Africa/Blantyre Africa/Bujumbura Africa/Gaborone Africa/Harare Africa/Johannesburg Africa/Juba Africa/Khartoum Africa/Kigali '
      + 'Africa/Lubumbashi Africa/Lusaka Africa/Maputo Africa/Maseru Africa/Mbabane Africa/Tripoli Africa/Windhoek Etc/GMT-2 '
      + 'Europe/Kaliningrad Libya' },
  { offsetMinutes: 120, summer: { savedMinutes: 60, from: { month: 3, week: 4, weekday: 4, minutes: 1560 }, until: { month: 10, week: 5, weekday: 0, minutes: 120 } },
    zones: 'Asia/Jerusalem Asia/Tel_Aviv Israel' },
  { offsetMinutes: 120, summer: { savedMinutes: 60, from: { month: 3, week: 4, weekday: 4, minutes: 3000 }, until: { month: 10, week: 4, weekday: 4, minutes: 3000 } },
    zones: 'Asia/Gaza Asia/Hebron' },
  { offsetMinutes: 120, summer: { savedMinutes: 60, from: { month: 3, week: 5, weekday: 0, minutes: 0 }, until: { month: 10, week: 5, weekday: 0, minutes: 0 } },
    zones: 'Asia/Beirut' },
  { offsetMinutes: 120, summer: { savedMinutes: 60, from: { month: 3, week: 5, weekday: 0, minutes: 180 }, until: { month: 10, week: 5, weekday: 0, minutes: 240 } },
    zones:
      'Asia/Famagusta Asia/Nicosia EET Europe/Athens Europe/Bucharest Europe/Chisinau Europe/Helsinki Europe/Kiev Europe/Kyiv '
      + 'Europe/Mariehamn Europe/Nicosia Europe/Riga Europe/Sofia Europe/Tallinn Europe/Tiraspol Europe/Uzhgorod Europe/Vilnius '
      + 'Europe/Zaporozhye' },
  { offsetMinutes: 120, summer: { savedMinutes: 60, from: { month: 4, week: 5, weekday: 5, minutes: 0 }, until: { month: 10, week: 5, weekday: 4, minutes: 1440 } },
    zones: 'Africa/Cairo Egypt' },
  { offsetMinutes: 180,
    zones:
      'Africa/Addis_Ababa Africa/Asmara Africa/Asmera Africa/Dar_es_Salaam Africa/Djibouti Africa/Kampala Africa/Mogadishu '
      + 'Africa/Nairobi Antarctica/Syowa Asia/Aden Asia/Amman Asia/Baghdad Asia/Bahrain Asia/Damascus Asia/Istanbul Asia/Kuwait '
      + 'Asia/Qatar Asia/Riyadh Etc/GMT-3 Europe/Istanbul Europe/Kirov Europe/Minsk Europe/Moscow Europe/Simferopol Europe/Volgograd '
      + 'Indian/Antananarivo Indian/Comoro Indian/Mayotte Turkey W-SU' },
  { offsetMinutes: 210,
    zones: 'Asia/Tehran Iran' },
  { offsetMinutes: 240,
    zones:
      'Asia/Baku Asia/Dubai Asia/Muscat Asia/Tbilisi Asia/Yerevan Etc/GMT-4 Europe/Astrakhan Europe/Samara Europe/Saratov '
      + 'Europe/Ulyanovsk Indian/Mahe Indian/Mauritius Indian/Reunion' },
  { offsetMinutes: 270,
    zones: 'Asia/Kabul' },
  { offsetMinutes: 300,
    zones:
      'Antarctica/Mawson Antarctica/Vostok Asia/Almaty Asia/Aqtau Asia/Aqtobe Asia/Ashgabat Asia/Ashkhabad Asia/Atyrau Asia/Dushanbe '
      + 'Asia/Karachi Asia/Oral Asia/Qostanay Asia/Qyzylorda Asia/Samarkand Asia/Tashkent Asia/Yekaterinburg Etc/GMT-5 '
      + 'Indian/Kerguelen Indian/Maldives' },
  { offsetMinutes: 330,
    zones: 'Asia/Calcutta Asia/Colombo Asia/Kolkata' },
  { offsetMinutes: 345,
    zones: 'Asia/Kathmandu Asia/Katmandu' },
  { offsetMinutes: 360,
    zones: 'Asia/Bishkek Asia/Dacca Asia/Dhaka Asia/Kashgar Asia/Omsk Asia/Thimbu Asia/Thimphu Asia/Urumqi Etc/GMT-6 Indian/Chagos' },
  { offsetMinutes: 390,
    zones: 'Asia/Rangoon Asia/Yangon Indian/Cocos' },
  { offsetMinutes: 420,
    zones:
      'Antarctica/Davis Asia/Bangkok Asia/Barnaul Asia/Ho_Chi_Minh Asia/Hovd Asia/Jakarta Asia/Krasnoyarsk Asia/Novokuznetsk '
      + 'Asia/Novosibirsk Asia/Phnom_Penh Asia/Pontianak Asia/Saigon Asia/Tomsk Asia/Vientiane Etc/GMT-7 Indian/Christmas' },
  { offsetMinutes: 480,
    zones:
      'Antarctica/Casey Asia/Brunei Asia/Choibalsan Asia/Chongqing Asia/Chungking Asia/Harbin Asia/Hong_Kong Asia/Irkutsk '
      + 'Asia/Kuala_Lumpur Asia/Kuching Asia/Macao Asia/Macau Asia/Makassar Asia/Manila Asia/Shanghai Asia/Singapore Asia/Taipei '
      + 'Asia/Ujung_Pandang Asia/Ulaanbaatar Asia/Ulan_Bator Australia/Perth Australia/West Etc/GMT-8 Hongkong PRC ROC Singapore' },
  { offsetMinutes: 525,
    zones: 'Australia/Eucla' },
  { offsetMinutes: 540,
    zones:
      'Asia/Chita Asia/Dili Asia/Jayapura Asia/Khandyga Asia/Pyongyang Asia/Seoul Asia/Tokyo Asia/Yakutsk Etc/GMT-9 Japan '
      + 'Pacific/Palau ROK' },
  { offsetMinutes: 570,
    zones: 'Australia/Darwin Australia/North' },
  { offsetMinutes: 570, summer: { savedMinutes: 60, from: { month: 10, week: 1, weekday: 0, minutes: 120 }, until: { month: 4, week: 1, weekday: 0, minutes: 180 } },
    zones: 'Australia/Adelaide Australia/Broken_Hill Australia/South Australia/Yancowinna' },
  { offsetMinutes: 600,
    zones:
      'Antarctica/DumontDUrville Asia/Ust-Nera Asia/Vladivostok Australia/Brisbane Australia/Lindeman Australia/Queensland '
      + 'Etc/GMT-10 Pacific/Chuuk Pacific/Guam Pacific/Port_Moresby Pacific/Saipan Pacific/Truk Pacific/Yap' },
  { offsetMinutes: 600, summer: { savedMinutes: 60, from: { month: 10, week: 1, weekday: 0, minutes: 120 }, until: { month: 4, week: 1, weekday: 0, minutes: 180 } },
    zones:
      'Antarctica/Macquarie Australia/ACT Australia/Canberra Australia/Currie Australia/Hobart Australia/Melbourne Australia/NSW '
      + 'Australia/Sydney Australia/Tasmania Australia/Victoria' },
  { offsetMinutes: 630, summer: { savedMinutes: 30, from: { month: 10, week: 1, weekday: 0, minutes: 120 }, until: { month: 4, week: 1, weekday: 0, minutes: 120 } },
    zones: 'Australia/LHI Australia/Lord_Howe' },
  { offsetMinutes: 660,
    zones:
      'Asia/Magadan Asia/Sakhalin Asia/Srednekolymsk Etc/GMT-11 Pacific/Bougainville Pacific/Efate Pacific/Guadalcanal '
      + 'Pacific/Kosrae Pacific/Noumea Pacific/Pohnpei Pacific/Ponape' },
  { offsetMinutes: 660, summer: { savedMinutes: 60, from: { month: 10, week: 1, weekday: 0, minutes: 120 }, until: { month: 4, week: 1, weekday: 0, minutes: 180 } },
    zones: 'Pacific/Norfolk' },
  { offsetMinutes: 720,
    zones:
      'Asia/Anadyr Asia/Kamchatka Etc/GMT-12 Kwajalein Pacific/Fiji Pacific/Funafuti Pacific/Kwajalein Pacific/Majuro Pacific/Nauru '
      + 'Pacific/Tarawa Pacific/Wake Pacific/Wallis' },
  { offsetMinutes: 720, summer: { savedMinutes: 60, from: { month: 9, week: 5, weekday: 0, minutes: 120 }, until: { month: 4, week: 1, weekday: 0, minutes: 180 } },
    zones: 'Antarctica/McMurdo Antarctica/South_Pole NZ Pacific/Auckland' },
  { offsetMinutes: 765, summer: { savedMinutes: 60, from: { month: 9, week: 5, weekday: 0, minutes: 165 }, until: { month: 4, week: 1, weekday: 0, minutes: 225 } },
    zones: 'NZ-CHAT Pacific/Chatham' },
  { offsetMinutes: 780,
    zones: 'Etc/GMT-13 Pacific/Apia Pacific/Enderbury Pacific/Fakaofo Pacific/Kanton Pacific/Tongatapu' },
  { offsetMinutes: 840,
    zones: 'Etc/GMT-14 Pacific/Kiritimati' },
];
