-- Files that go with a form: data (as rows in JSON), pictures, sounds and films, by their SHA-256. A version names
-- them in its definition and so in its hash; what no draft names and no version was published with is deleted.
create table form_file (
  unit_id text not null references unit,
  form_id text not null,
  sha256 text not null,
  size integer not null,
  type text not null,
  bytes bytea not null,
  -- Once true it stays: phiếu of that version are judged with these very rows.
  published boolean not null default false,
  primary key (unit_id, form_id, sha256)
);
create index form_file_published on form_file (form_id, sha256) where published;
-- Name of the file as the form calls it: sha256, size and type.
alter table form_draft add column attachments json not null default '{}';
grant select, insert, update, delete on form_file to lan_toa_app;
alter table form_file enable row level security;
create policy system on form_file using ((select app_system()));
create policy own on form_file for all using (app_reaches(unit_id));
-- A phiếu is judged in its author's name, and its form may be published by a unit above. The route that hands
-- files out asks for the form itself.
create policy published on form_file for select
  using (published and cardinality((select app_audiences())::text[]) > 0);
