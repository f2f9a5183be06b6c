/** What the log keeps of a row of `ring_group` with these members. */
export const recordedRingGroup = (row: string, memberIds: string): string => `jsonb_build_object('id', ${row}.id, 'name', ${row}.name, 'shortNumber', ${row}.short_number,
  'phoneNumberIds', (select coalesce(jsonb_agg(n.id order by n.e164), '[]') from phone_number n where n.voice_ring_group_id = ${row}.id), 'isRecorded', ${row}.is_recorded, 'strategy', ${row}.strategy, 'ringSeconds', ${row}.ring_seconds,
  'isCyclic', ${row}.is_cyclic, 'queue', jsonb_build_object('isOn', ${row}.is_queued, 'audioFileId', ${row}.queue_audio_file_id, 'playlistId', ${row}.queue_playlist_id, 'maxWaiting', ${row}.max_waiting), 'memberExtensionIds', ${memberIds},
  'onNoAnswer', jsonb_build_object('action', ${row}.no_answer_action, 'destination', ${row}.no_answer_destination))`;

export const ringGroupLabel = (row: string): string => `concat_ws(' ', ${row}.short_number, ${row}.name)`;
