-- Music on hold may be a playlist in place of one file: of an extension, and of the queue of a ring group.
alter table extension
  add column music_on_hold_playlist_id uuid,
  add constraint extension_music_on_hold_playlist_fkey foreign key (tenant_id, music_on_hold_playlist_id) references playlist (tenant_id, id) on delete restrict on update restrict,
  add constraint extension_one_music_on_hold check (num_nonnulls(music_on_hold_audio_id, music_on_hold_playlist_id) <= 1);
create index extension_music_on_hold_playlist_idx on extension (tenant_id, music_on_hold_playlist_id) where music_on_hold_playlist_id is not null;

alter table ring_group
  add column queue_playlist_id uuid,
  add constraint ring_group_queue_playlist_fkey foreign key (tenant_id, queue_playlist_id) references playlist (tenant_id, id) on delete restrict on update restrict,
  add constraint ring_group_one_queue_sound check (num_nonnulls(queue_audio_file_id, queue_playlist_id) <= 1);
create index ring_group_queue_playlist_idx on ring_group (tenant_id, queue_playlist_id) where queue_playlist_id is not null;
