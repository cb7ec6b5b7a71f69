-- queries that people wrote themselves: what was run, and what they keep
create table query_run (
  id uuid primary key,
  account text not null references account (name) on delete cascade,
  statement text not null,
  parameters jsonb not null,
  state text not null,
  format text,
  purpose text not null,
  started_at timestamptz not null,
  ended_at timestamptz,
  rows bigint not null default 0,
  error text not null default ''
);

create index query_run_of_account on query_run (account, started_at desc);

create table saved_query (
  id uuid primary key,
  owner text not null references account (name) on delete cascade,
  name text not null,
  shared boolean not null,
  version int not null,
  changed_at timestamptz not null
);

create unique index saved_query_name on saved_query (owner, name);

-- every version of a saved query; the newest one is in force
create table saved_query_version (
  query uuid not null references saved_query (id) on delete cascade,
  version int not null,
  statement text not null,
  description text not null,
  saved_at timestamptz not null,
  primary key (query, version)
);
