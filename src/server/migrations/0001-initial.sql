-- The first shape. Two walls stand here: the application role owns nothing and gets exactly the rights it
-- needs, and every table with a unit's data shows a row only to those whose audiences it carries.

-- Who asks, told with SET LOCAL inside the transaction. Told nothing, every wall is closed.
create function app_system() returns boolean language sql stable parallel safe
  return coalesce(current_setting('app.system', true), '') = 'on';
create function app_person() returns text language sql stable parallel safe
  return nullif(current_setting('app.person', true), '');
create function app_audiences() returns text[] language sql stable parallel safe
  return coalesce(nullif(current_setting('app.audiences', true), '')::text[], '{}');
-- What one may write follows from belonging to a unit today, never from supervising it.
create function app_reach() returns text[] language sql stable parallel safe
  return coalesce(nullif(current_setting('app.reach', true), '')::text[], '{}');
create function unit_home(id text, inside text[]) returns text[] language sql immutable parallel safe
  return array_prepend(id, array(select 'in:' || i from unnest(inside) i));

create table unit (
  id text primary key,
  kind text not null,
  name text not null,
  short text not null,
  code text,
  parent_id text references unit deferrable initially deferred,
  root_id text not null references unit deferrable initially deferred,
  inside text[] not null default '{}',
  province_id text references unit deferrable initially deferred,
  valid_from date,
  valid_to date,
  -- As it stands in the numbers of documents (UBND, SKHCN).
  doc_abbrev text,
  -- The audiences that own what belongs to the unit.
  home text[] not null generated always as (unit_home(id, inside)) stored
);
create index unit_parent on unit (parent_id);

create function app_reaches(unit_id text) returns boolean language sql stable parallel safe
  return exists (select from unit u where u.id = unit_id and u.home && app_reach());

create table unit_code (
  unit_id text not null references unit,
  code text not null,
  valid_from date,
  valid_to date,
  primary key (unit_id, code)
);
create table unit_successor (
  old_id text not null references unit,
  new_id text not null references unit,
  valid_from date not null,
  note text not null default '',
  primary key (old_id, new_id)
);

create table person (
  id text primary key,
  name text not null,
  phone text not null,
  -- Names under which the person signs in, as normaliseLogin writes them.
  phone_login text unique,
  user_login text unique,
  demo boolean not null default false,
  disabled_at timestamptz
);
create table person_grant (
  id bigint generated always as identity primary key,
  person_id text not null references person,
  unit_id text not null references unit,
  role text not null
    check (role in ('OFFICER', 'DESK', 'COORDINATOR', 'LEADER', 'CLERK', 'ADMIN', 'VIEWER')),
  title text not null,
  valid_from date not null,
  valid_to date,
  is_primary boolean not null default false,
  unique (person_id, unit_id, role, valid_from)
);
create index person_grant_unit on person_grant (unit_id);

create table credential (
  person_id text primary key references person,
  hash text not null,
  must_change boolean not null,
  changed_at timestamptz not null default now()
);
create table session (
  token_hash text primary key,
  person_id text not null references person,
  device_id text not null,
  created_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  expires_at timestamptz not null,
  revoked_at timestamptz
);
create index session_person on session (person_id);
-- Browsers in which a person has signed in: their own count of failed tries, which nobody else can exhaust.
create table device (
  token_hash text not null,
  person_id text not null references person,
  created_at timestamptz not null default now(),
  last_used_at timestamptz not null default now(),
  primary key (person_id, token_hash)
);
create table rate_counter (
  key text primary key,
  count integer not null,
  ends_at timestamptz not null
);
create table signing_key (
  key_id text primary key,
  jwk json not null,
  sealed bytea not null,
  signed_by text references signing_key,
  sig text,
  created_at timestamptz not null default now()
);
create table server_setting (
  name text primary key,
  value text not null
);

-- A published version never changes; which one is current does.
create table form (
  id text not null,
  version text not null,
  hash text not null,
  is_current boolean not null,
  definition json not null,
  published_at timestamptz not null default now(),
  primary key (id, version)
);
create table list (
  id text primary key,
  items json not null
);
create table calendar (
  id text primary key,
  calendar json not null
);

-- Records: the columns are what the server decides and searches by; the record as devices get it is in
-- feed_body, written in the same transaction, so that there is one copy of every sentence.
create table plan (
  id text primary key,
  code text not null,
  issuer_unit_id text not null references unit,
  focal_unit_id text not null references unit,
  year integer not null,
  state text not null check (state in ('DRAFT', 'ISSUED', 'CLOSED')),
  copy_of text references plan,
  audiences text[] not null
);
create table task (
  id text primary key,
  plan_id text not null references plan,
  issuer_unit_id text not null references unit,
  code text not null,
  form_id text not null,
  audiences text[] not null
);
create index task_plan on task (plan_id);
create table assignment (
  id text primary key,
  task_id text not null references task,
  plan_id text not null references plan,
  unit_id text not null references unit,
  issuer_unit_id text not null references unit,
  person_id text references person,
  state text not null,
  audiences text[] not null
);
create index assignment_task on assignment (task_id);
create index assignment_unit on assignment (unit_id);
create index assignment_plan on assignment (plan_id);

-- Ids made on a device are kept as text, exactly as they came: a receipt names them letter by letter.
create table report (
  id text primary key,
  unit_id text not null references unit,
  author_id text not null references person,
  task_id text references task,
  assignment_id text references assignment,
  form_id text not null,
  form_version text not null,
  state text not null,
  rev integer not null check (rev >= 1),
  activity_date text,
  period_key text,
  received_at timestamptz not null default now(),
  audiences text[] not null
);
create index report_unit on report (unit_id, received_at);
create index report_assignment on report (assignment_id);
-- Every text ever taken in. `rev` null = written on an overtaken revision and kept beside the report.
-- JSON is kept as it was said (json, not jsonb): what people paste may hold what jsonb refuses.
create table report_revision (
  op_id text primary key,
  report_id text not null references report deferrable initially deferred,
  unit_id text not null references unit,
  rev integer,
  base_rev integer not null,
  author_id text not null references person,
  body json not null,
  received_at timestamptz not null default now(),
  unique (report_id, rev)
);

-- The ledger: what became of every operation, for at least 400 days.
create table sync_op (
  op_id text primary key,
  person_id text not null references person,
  device_id text not null,
  device_seq bigint not null,
  record_id text not null,
  digest text not null,
  outcome text not null,
  rev integer not null,
  problem json,
  at timestamptz not null
);
create index sync_op_refused on sync_op (person_id, record_id)
  where outcome <> 'applied';
create table quarantine (
  id bigint generated always as identity primary key,
  op_id text not null,
  person_id text not null references person,
  device_id text not null,
  unit_id text references unit,
  record_id text not null,
  digest text not null,
  body json not null,
  problem json not null,
  received_at timestamptz not null default now(),
  resolved_at timestamptz,
  unique (person_id, op_id, digest)
);
create index quarantine_unit on quarantine (unit_id) where resolved_at is null;
create index quarantine_person on quarantine (person_id);

-- Bytes announced by a text, and bytes held: the same photo is kept once inside a unit, never across units.
-- `owner` is a unit id, or `person:<id>` where the text belongs to no unit.
create table file_expected (
  file_id text primary key,
  report_id text not null,
  owner text not null,
  person_id text not null references person,
  name text not null,
  type text not null,
  sha256 text not null,
  size bigint not null,
  expected_at timestamptz not null default now(),
  received_at timestamptz
);
create index file_expected_report on file_expected (report_id);
create table file (
  owner text not null,
  sha256 text not null,
  size bigint not null,
  received_at timestamptz not null default now(),
  primary key (owner, sha256)
);

-- What devices pull: one row per record and audience, moved forward at each change; `gone` = a tombstone.
create sequence feed_seq;
create table feed (
  type text not null,
  id text not null,
  audience text not null,
  unit_id text,
  gone boolean not null default false,
  xid xid8 not null default pg_current_xact_id(),
  seq bigint not null default nextval('feed_seq'),
  primary key (type, id, audience)
);
create index feed_pull on feed (audience, xid, seq);
create table feed_body (
  type text not null,
  id text not null,
  ver integer not null,
  unit_id text,
  audiences text[] not null,
  body json not null,
  bytes integer not null,
  primary key (type, id)
);
create function feed_move() returns trigger language plpgsql as $$
begin
  new.xid := pg_current_xact_id();
  new.seq := nextval('feed_seq');
  return new;
end $$;
create trigger feed_move before insert or update on feed for each row execute function feed_move();

create table audit_log (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  actor text not null,
  action text not null,
  target text not null default '',
  detail json
);

-- Two questions that must see past the wall, each answering as little as it can.
-- An operation id is one in the whole house, whoever sent it.
create function ledger_entry(wanted text) returns setof sync_op language sql stable security definer
  set search_path = pg_catalog, public
  begin atomic select * from sync_op where op_id = wanted; end;
-- A new report must not take the id of another unit's.
create function report_id_taken(wanted text) returns boolean language sql stable security definer
  set search_path = pg_catalog, public
  return exists (select from report where id = wanted);
revoke execute on function ledger_entry(text), report_id_taken(text) from public;
grant execute on function ledger_entry(text), report_id_taken(text) to lan_toa_app;

-- Rights of the application role. No DELETE on anything a person did or the ledger remembers.
grant usage on schema public to lan_toa_app;
grant select on all tables in schema public to lan_toa_app;
grant usage on sequence feed_seq to lan_toa_app;
grant insert, update on unit, unit_code, unit_successor, person, person_grant, credential, server_setting,
  list, calendar, plan, task, assignment, report, file_expected, feed, feed_body to lan_toa_app;
grant insert, update, delete on session, device, rate_counter to lan_toa_app;
grant insert on form, signing_key, report_revision, sync_op, quarantine, file, audit_log to lan_toa_app;
grant update (is_current) on form to lan_toa_app;
grant update (resolved_at) on quarantine to lan_toa_app;

-- Secrets and the register of people: the server itself alone (asSystem).
alter table credential enable row level security;
alter table session enable row level security;
alter table device enable row level security;
alter table signing_key enable row level security;
alter table audit_log enable row level security;
create policy system on credential using ((select app_system()));
create policy system on session using ((select app_system()));
create policy system on device using ((select app_system()));
create policy system on signing_key using ((select app_system()));
create policy system on audit_log for select using ((select app_system()));
create policy append on audit_log for insert
  with check ((select app_system()) or actor = (select app_person()));

-- Common ground: everyone signed in may read it, the server alone writes it.
do $$
declare name text;
begin
  foreach name in array array['unit', 'unit_code', 'unit_successor', 'person', 'person_grant', 'server_setting',
    'form', 'list', 'calendar']
  loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy readable on %I for select using
      ((select app_system()) or (select app_person()) is not null)', name);
    execute format('create policy addable on %I for insert with check ((select app_system()))', name);
    execute format('create policy changeable on %I for update using ((select app_system()))', name);
  end loop;
end $$;

-- Units' data. Reading: by audience. Writing: by belonging to the unit the row belongs to.
alter table plan enable row level security;
create policy system on plan using ((select app_system()));
create policy visible on plan for select using (audiences && (select app_audiences()));
create policy own on plan for all using (app_reaches(issuer_unit_id));
alter table task enable row level security;
create policy system on task using ((select app_system()));
create policy visible on task for select using (audiences && (select app_audiences()));
create policy own on task for all using (app_reaches(issuer_unit_id));
alter table assignment enable row level security;
create policy system on assignment using ((select app_system()));
create policy visible on assignment for select using (audiences && (select app_audiences()));
create policy own on assignment for all using (app_reaches(unit_id));
alter table report enable row level security;
create policy system on report using ((select app_system()));
create policy visible on report for select using (audiences && (select app_audiences()));
create policy own on report for all using (app_reaches(unit_id));
alter table report_revision enable row level security;
create policy system on report_revision using ((select app_system()));
create policy own on report_revision for all using (app_reaches(unit_id));

alter table sync_op enable row level security;
create policy system on sync_op using ((select app_system()));
create policy own on sync_op for all using (person_id = (select app_person()));
-- A kept text is its author's, its unit's of that day, and that of the units that succeeded it.
alter table quarantine enable row level security;
create policy system on quarantine using ((select app_system()));
create policy author on quarantine for all using (person_id = (select app_person()));
create policy own on quarantine for all using (
  app_reaches(unit_id)
  or exists (select from unit_successor s where s.old_id = quarantine.unit_id and app_reaches(s.new_id))
);

alter table file_expected enable row level security;
create policy system on file_expected using ((select app_system()));
create policy author on file_expected for all using (person_id = (select app_person()));
create policy visible on file_expected for select using (
  app_reaches(owner) or exists (select from report r where r.id = file_expected.report_id)
);
alter table file enable row level security;
create policy system on file using ((select app_system()));
create policy own on file for select using (
  app_reaches(owner) or owner = 'person:' || (select app_person())
);

alter table feed enable row level security;
create policy system on feed using ((select app_system()));
create policy visible on feed for select using (audience = any ((select app_audiences())::text[]));
create policy own on feed for all using (app_reaches(unit_id));
alter table feed_body enable row level security;
create policy system on feed_body using ((select app_system()));
create policy visible on feed_body for select using (audiences && (select app_audiences()));
create policy own on feed_body for all using (app_reaches(unit_id));
