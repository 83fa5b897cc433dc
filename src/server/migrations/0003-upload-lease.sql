-- Who is appending to an upload right now. Two servers share the folder in which uploads grow, so the lock on an
-- upload cannot live in either; a lease that its holder stops renewing is free again.
create unlogged table upload_lease (
  file_id text primary key,
  holder text not null,
  ends_at timestamptz not null,
  -- Somebody else waits: the holder, perhaps talking to a line that is dead, lets go.
  is_wanted boolean not null default false
);
grant select, insert, update, delete on upload_lease to lan_toa_app;
alter table upload_lease enable row level security;
create policy system on upload_lease using ((select app_system()));
