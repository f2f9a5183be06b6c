import { related } from '@patchbay/contract/relations';
import { namedKinds } from '@patchbay/contract/search';
import { collector, likeAnywhere, likeFolded } from '../../platform/list.ts';
import { everyWord, wordsOf } from '../../platform/words.ts';
import { type Find, type Hit, hitsPerKind } from './hit.ts';

type NamedKind = (typeof namedKinds)[number];

interface Source {
  from: string;
  label: string;
  detail: string;
  /** In which of its texts a part is looked for. */
  texts: string[];
}

const userName = "u.first_name || ' ' || u.last_name";
const named = (table: string, detail = "''"): Source => ({ from: `${table} f`, label: 'f.name', detail, texts: ['f.name'] });

const sources: { [K in NamedKind]: Source } = {
  user: { from: 'app_user f', label: userName.replaceAll('u.', 'f.'), detail: "coalesce(f.email, '')", texts: [userName.replaceAll('u.', 'f.'), 'f.email'] },
  'contact-method': {
    from: 'contact_method f join app_user u on u.id = f.user_id',
    label: `${userName} || ' · ' || f.name`,
    detail: "coalesce(f.sip_username, f.target, '')",
    texts: ['f.name', 'f.sip_username', 'f.target'],
  },
  'call-flow': named('call_flow'),
  'internal-number': { from: 'internal_number f', label: 'f.number', detail: 'coalesce(f.assignee_label, f.description)', texts: ['f.number', 'f.description'] },
  'time-schedule': named('time_schedule', 'f.time_zone'),
  'audio-file': named('audio_file'),
  playlist: named('playlist'),
  'delivery-method': named('delivery_method', 'f.place'),
};

/** What an enterprise has given a name, a few of each kind that the asker may read. */
export const findNamed: Find = async (sql, q, { organisation, permissions }) => {
  const kinds = namedKinds.filter((kind) => permissions.has(related[kind]));
  if (kinds.length === 0) return [];
  const { values, param } = collector();
  const [id, name] = [`${param(organisation.id)}::uuid`, `${param(organisation.name)}::text`];
  const likes = new Map(wordsOf(q).map((word) => [word, param(likeAnywhere(word))]));
  const hasIn = (texts: string[]) => (word: string) => texts.map((text) => likeFolded(text, likes.get(word)!)).join(' or ');
  const ofKind = (kind: NamedKind) => {
    const { from, label, detail, texts } = sources[kind];
    return `(select '${kind}' as kind, f.id, ${label} as label, ${detail} as detail, ${id} as "organisationId", ${name} as "organisationName", true as "hasRelations"
      from ${from} where ${everyWord(q, hasIn(texts))} order by label, f.id limit ${hitsPerKind})`;
  };
  return sql<Hit>(kinds.map(ofKind).join(' union all '), values);
};
