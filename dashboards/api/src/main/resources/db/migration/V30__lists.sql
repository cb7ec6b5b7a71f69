-- White list and risk list. As with cases, what acts change is one document, and what lists ask for
-- is taken from it. Days are texts like 2026-11-29, which sort as days do.
create table list_entry (
  id uuid primary key,
  version integer not null,
  kind text not null check (kind in ('white', 'risk')),
  enterprise text not null,
  enterprise_name text not null,
  region text not null,
  -- none for both
  risk text check (risk in ('fundraising', 'default')),
  added_at timestamptz not null,
  changed_at timestamptz not null,
  standing jsonb not null,
  state text generated always as (standing ->> 'state') stored not null,
  until_on text generated always as (standing ->> 'until') stored,
  review_on text generated always as (standing ->> 'reviewOn') stored,
  revisit_on text generated always as (standing ->> 'revisitOn') stored,
  regressed boolean generated always as ((standing ->> 'regressed')::boolean) stored not null
);

-- one entry of an enterprise and risk on each list
create unique index list_entry_open on list_entry (kind, enterprise, coalesce(risk, ''))
  where state in ('PROPOSED', 'ACTIVE');
create index list_entry_enterprise on list_entry (enterprise);
create index list_entry_added on list_entry (added_at desc, id);
create index list_entry_region on list_entry (region text_pattern_ops);
create index list_entry_until on list_entry (until_on) where state = 'ACTIVE' and until_on is not null;
create index list_entry_struck on list_entry (enterprise) where state = 'STRUCK_OFF' and not regressed;

create table list_step (
  entry uuid not null references list_entry (id),
  version integer not null,
  at timestamptz not null,
  actor text,
  action text not null,
  state text not null,
  reason text,
  until text,
  measures text,
  evidence text,
  impact text,
  case_number text,
  primary key (entry, version)
);

create function refuse_list_change() returns trigger language plpgsql as $$
begin
  raise exception 'the history of lists is append-only';
end
$$;
create trigger list_step_append_only before update or delete or truncate on list_step
  for each statement execute function refuse_list_change();

-- up to where alerts were looked at for enterprises that were struck off
create table list_place (stored_at timestamptz not null);
insert into list_place values (now());

-- Rules of ownership: each change is a whole list in a version of its own, the last one holds.
create table ownership (
  version integer primary key,
  at timestamptz not null,
  actor text,
  rules jsonb not null
);
insert into ownership values (1, now(), null, '[]');
create trigger ownership_append_only before update or delete or truncate on ownership
  for each statement execute function refuse_list_change();

-- as the register had it when the case was opened; unknown of older cases
alter table case_file add column industry text not null default '';
