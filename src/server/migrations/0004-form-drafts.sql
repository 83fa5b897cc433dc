-- Forms that units publish. A form without a unit came with the server. What was uploaded is kept as it was.
alter table form add column unit_id text references unit;
alter table form add column published_by text references person;
alter table form add column source bytea;

-- An upload that could be published, until it is. Faulty ones are never stored.
create table form_draft (
  id text primary key,
  unit_id text not null references unit,
  form_id text not null,
  version text not null,
  file_name text not null,
  source bytea not null,
  definition json not null,
  faults json not null,
  uploaded_by text not null references person,
  uploaded_at timestamptz not null default now(),
  unique (unit_id, form_id)
);
grant select, insert, update, delete on form_draft to lan_toa_app;
alter table form_draft enable row level security;
create policy system on form_draft using ((select app_system()));
create policy own on form_draft for all using (app_reaches(unit_id));
