-- scans and reports that are made again and again, in the name of who changed the schedule last
create table schedule (
  id uuid primary key,
  title text not null,
  what text not null check (what in ('scan', 'city', 'district', 'statistics', 'rates', 'hits')),
  region text not null,
  language text not null check (language in ('zh', 'en')),
  -- whether a report has a scan of its own made first
  fresh_scan boolean not null,
  -- five fields, minutes first
  cron text not null,
  holidays text not null check (holidays in ('as-is', 'next-working-day', 'skip')),
  zone text not null,
  recipients text[] not null,
  owner text not null,
  enabled boolean not null,
  -- why it was paused by itself; empty where somebody did
  paused_why text not null default '',
  -- null while it is paused, or where no time is left
  next_at timestamptz,
  version integer not null,
  created_by text not null,
  created_at timestamptz not null,
  -- its runs stay
  deleted_at timestamptz
);
create index schedule_due on schedule (next_at) where enabled and deleted_at is null;

-- what was to be done when it began: a later change of the schedule is not of this run
create table schedule_run (
  id uuid primary key,
  schedule uuid not null references schedule (id),
  due_at timestamptz not null,
  title text not null,
  what text not null,
  region text not null,
  language text not null,
  fresh_scan boolean not null,
  owner text not null,
  by_hand boolean not null,
  -- times before it that passed while no server ran
  missed integer not null,
  state text not null check (state in ('scanning', 'making', 'done', 'failed', 'skipped')),
  scan text not null default '',
  -- when the scan was taken on by the operations
  asked_at timestamptz,
  report uuid references report (id) on delete set null,
  -- why it failed, or waits
  failure text not null default '',
  detail_zh text not null default '',
  detail_en text not null default '',
  -- name and reason of each recipient that was not told
  untold text[] not null default '{}',
  -- when it is looked at next; further off while somebody does
  look_at timestamptz,
  started_at timestamptz not null,
  finished_at timestamptz,
  -- a time comes once, however many servers there are
  unique (schedule, due_at)
);
create index schedule_run_under_way on schedule_run (look_at) where state in ('scanning', 'making');
