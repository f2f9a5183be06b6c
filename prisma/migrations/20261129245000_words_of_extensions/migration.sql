-- The list of an enterprise's extensions is searched by looking at each of them. What a search looks at is folded once, when it is
-- written, and not of every extension for every search.
alter table extension add column search_words text collate "C" generated always as (
  folded((short_number || E'\n' || display_name || E'\n' || username || E'\n' || sip_username) collate "C")) stored;
