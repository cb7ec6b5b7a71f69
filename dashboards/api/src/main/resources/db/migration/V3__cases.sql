-- the last number given in each year
create table case_number (
  year integer primary key,
  last integer not null
);

-- What acts change is one document, which an undo puts back whole; what lists ask for is taken from
-- it, so that the two can't differ. Days are texts like 2026-11-29, which sort as days do.
create table case_file (
  number text primary key,
  version integer not null,
  enterprise text not null,
  enterprise_name text not null,
  region text not null,
  risk text not null check (risk in ('fundraising', 'default')),
  band text not null,
  risk_index double precision,
  opened_at timestamptz not null,
  changed_at timestamptz not null,
  standing jsonb not null,
  proposal jsonb,
  last_act jsonb,
  state text generated always as (standing ->> 'state') stored not null,
  handler text generated always as (standing ->> 'handler') stored,
  outcome text generated always as (standing ->> 'outcome') stored,
  due_on text generated always as (standing ->> 'dueOn') stored,
  suspended_until text generated always as (standing -> 'suspension' ->> 'until') stored,
  supervised boolean generated always as ((standing ->> 'supervised')::boolean) stored not null,
  returned boolean generated always as ((standing ->> 'returned')::boolean) stored not null
);

-- one open case of an enterprise and risk
create unique index case_file_open on case_file (enterprise, risk) where state <> 'CLOSED';
create index case_file_due on case_file (due_on, number) where due_on is not null;
create index case_file_changed on case_file (changed_at desc, number) where due_on is null;
create index case_file_region on case_file (region text_pattern_ops);
create index case_file_handler on case_file (handler) where state <> 'CLOSED';
create index case_file_enterprise on case_file (enterprise);
create index case_file_suspended on case_file (suspended_until) where suspended_until is not null;

create table case_alert (
  alert text primary key,
  number text not null references case_file (number),
  raised_at timestamptz not null,
  added_at timestamptz not null,
  -- as lists showed it then
  document jsonb not null
);
create index case_alert_number on case_alert (number);

create table case_entry (
  number text not null references case_file (number),
  version integer not null,
  at timestamptz not null,
  actor text,
  action text not null,
  state text not null,
  reason text,
  assignee text,
  outcome text,
  verdict text,
  until text,
  primary key (number, version)
);

create table case_note (
  id uuid primary key,
  number text not null references case_file (number),
  actor text not null,
  at timestamptz not null,
  text text not null,
  -- where and when evidence was taken; none for a plain note
  evidence_at timestamptz,
  place text,
  latitude double precision,
  longitude double precision,
  check ((evidence_at is null) = (place is null)),
  check ((latitude is null) = (longitude is null))
);
create index case_note_number on case_note (number, at);

create table case_attachment (
  id uuid primary key,
  number text not null references case_file (number),
  actor text not null,
  at timestamptz not null,
  name text not null,
  media_type text not null,
  size integer not null,
  sha256 text not null,
  content bytea not null
);
create index case_attachment_number on case_attachment (number, at);
-- photographs and PDF are compressed already
alter table case_attachment alter column content set storage external;

create function refuse_case_change() returns trigger language plpgsql as $$
begin
  raise exception 'the history of cases is append-only';
end
$$;
create trigger case_entry_append_only before update or delete or truncate on case_entry
  for each statement execute function refuse_case_change();
create trigger case_note_append_only before update or delete or truncate on case_note
  for each statement execute function refuse_case_change();

create table bulk (
  id uuid primary key,
  action text not null,
  actor text not null,
  at timestamptz not null,
  done_at timestamptz,
  reason text,
  assignee text,
  until text,
  status text not null
    check (status in ('frozen', 'proposed', 'done', 'undone', 'rejected', 'lapsed'))
);

create table bulk_item (
  bulk uuid not null references bulk (id),
  place integer not null,
  number text not null references case_file (number),
  -- that was seen when the set was frozen, and of the case after it was done
  version integer not null,
  done_version integer,
  result text not null check (result in ('able', 'illegal', 'done', 'changed', 'undone', 'kept')),
  refusal text,
  primary key (bulk, place)
);

-- what other systems have not been told yet; comes in with the transaction of the step itself
create table case_outbox (
  id bigint generated always as identity primary key,
  target text not null,
  event jsonb not null,
  at timestamptz not null
);
create index case_outbox_target on case_outbox (target, id);
