-- templates that an office changed; the product's own is version 0 and not stored
create table report_template (
  kind text not null,
  language text not null check (language in ('zh', 'en')),
  version integer not null check (version > 0),
  body text not null,
  actor text not null,
  at timestamptz not null,
  primary key (kind, language, version)
);

create table report (
  id uuid primary key,
  kind text not null,
  title text not null,
  region text not null,
  scan text not null,
  enterprise text not null,
  language text not null check (language in ('zh', 'en')),
  template_version integer not null,
  made_by text not null,
  state text not null check (state in ('queued', 'making', 'ready', 'failed')),
  -- the part that is being made, or that failed
  part text not null default '',
  failure text not null default '',
  attempts integer not null default 0,
  -- whoever makes it must have said so before, or another may begin anew
  lease_until timestamptz,
  snapshot text not null default '',
  as_of timestamptz,
  release integer,
  created_at timestamptz not null,
  finished_at timestamptz
);
create index report_created on report (created_at desc, id);
create index report_waiting on report (created_at) where state in ('queued', 'making');

create table report_file (
  report uuid not null references report (id) on delete cascade,
  form text not null check (form in ('page', 'pdf', 'xlsx', 'csv')),
  -- of what readers get; page and csv are kept packed (gzip)
  size bigint not null,
  sha256 text not null,
  content bytea not null,
  primary key (report, form)
);
-- all of it is packed already
alter table report_file alter column content set storage external;

-- a user is told of a report once
create table inbox_message (
  id uuid primary key,
  account text not null references account (name) on delete cascade,
  report uuid not null references report (id) on delete cascade,
  failed boolean not null,
  at timestamptz not null,
  seen_at timestamptz,
  unique (account, report)
);
create index inbox_unseen on inbox_message (account) where seen_at is null;
