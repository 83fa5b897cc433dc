-- Who may send the bytes of an announced file. Not its first announcer alone: when a colleague's correction names a
-- photo before its author's own text is here (after a restore from a backup), the author must still be heard.
create table file_sender (
  file_id text not null references file_expected,
  person_id text not null references person,
  primary key (file_id, person_id)
);
insert into file_sender (file_id, person_id) select file_id, person_id from file_expected;
grant select, insert on file_sender to lan_toa_app;

alter table file_sender enable row level security;
create policy system on file_sender using ((select app_system()));
create policy own on file_sender for all using (person_id = (select app_person()));
create policy sender on file_expected for select using (
  exists (select from file_sender s where s.file_id = file_expected.file_id
    and s.person_id = (select app_person()))
);
