import { audioFiles, type AudioFile } from '@patchbay/contract/audio-files';
import { useNavigate, useParams } from 'react-router';
import { useFormatter, useTranslations } from 'use-intl';
import { urlOf } from '#api/client.ts';
import { usePlace } from '#api/place.tsx';
import { useApi } from '#api/query.ts';
import { clock } from '#ui/audio/clock.ts';
import { Player } from '#ui/audio/player.tsx';
import { Fact, Facts } from '#ui/facts.tsx';
import { History } from '#ui/history.tsx';
import { Icon } from '#ui/icons.tsx';
import { Button, Stack } from '#ui/kit.ts';
import { listAddress } from '#ui/list-address.ts';
import { Loaded } from '#ui/loaded.tsx';
import { ObjectTabs } from '#ui/object-tabs.tsx';
import { Page } from '#ui/page.tsx';
import { Relations } from '#ui/relations.tsx';
import { useRemove } from '#ui/remove.tsx';
import { Time } from '#ui/time.tsx';
import { useSizeText } from '#ui/use-size-text.ts';
import { useRename } from './rename-dialog.tsx';

/** One sound: heard, what plays it, what was done to it. */
export const AudioFilePage = () => {
  const { id = '' } = useParams();
  const query = useApi(audioFiles.get, { params: { id } });
  return <Loaded query={query}>{(found) => <View found={found} />}</Loaded>;
};

const View = ({ found }: { found: AudioFile }) => {
  const t = useTranslations('audioFiles');
  const { base, id: at, may } = usePlace();
  const navigate = useNavigate();
  const remove = useRemove(audioFiles);
  const rename = useRename();
  const list = listAddress(`${base}/audio-files`);
  const run = async () => {
    if (await remove([{ id: found.id, name: found.name }])) void navigate(list);
  };
  const action = (
    <>
      <Button variant="default" component="a" href={urlOf(audioFiles.content, { at, params: { id: found.id }, query: { save: 'true' } })} leftSection={<Icon name="download" size={15} />}>{t('download')}</Button>
      {may('audioFiles:write') && (
        <>
          <Button variant="default" onClick={() => void run()}>{t('remove')}</Button>
          <Button onClick={() => void rename(found)}>{t('rename')}</Button>
        </>
      )}
    </>
  );
  const tabs = [
    { value: 'overview', label: t('tabs.overview'), content: <Overview found={found} /> },
    { value: 'relations', label: t('tabs.relations'), content: <Relations endpoint={audioFiles.references} id={found.id} kind="audio-file" /> },
    ...(may('audit:read') ? [{ value: 'history', label: t('tabs.history'), content: <History type="audio-file" id={found.id} /> }] : []),
  ];
  return (
    <Page title={found.name} parent={{ to: list, label: t('title') }} action={action}>
      <ObjectTabs tabs={tabs} />
    </Page>
  );
};

const Overview = ({ found }: { found: AudioFile }) => {
  const t = useTranslations('audioFiles');
  const format = useFormatter();
  const sizeText = useSizeText();
  const { id: at } = usePlace();
  const { id, name, durationSeconds, channels, sampleRate, speech } = found;
  const peaks = useApi(audioFiles.peaks, { params: { id } });
  return (
    <Stack gap="md">
      <Player src={urlOf(audioFiles.content, { at, params: { id } })} name={name} durationSeconds={durationSeconds} peaks={peaks.data?.peaks} />
      <Facts>
        <Fact label={t('fields.source')}>{t(`sources.${found.source}`)}</Fact>
        {speech && <Fact label={t('fields.text')}>{speech.text}</Fact>}
        <Fact label={t('fields.durationSeconds')}>{clock(durationSeconds)}</Fact>
        <Fact label={t('fields.format')}>{`${t(`formats.${found.format}`)} · ${t('channels', { count: channels })} · ${format.number(sampleRate / 1_000, { style: 'decimal', maximumFractionDigits: 3 })} kHz`}</Fact>
        <Fact label={t('fields.sizeBytes')}>{sizeText(found.sizeBytes)}</Fact>
        <Fact label={t('fields.createdAt')}><Time at={found.createdAt} /></Fact>
      </Facts>
    </Stack>
  );
};
