-- Sets of enterprises that somebody follows: a saved view, looked at again and again as its follower.
create table followed_set (
  id uuid primary key,
  account text not null references account (name) on delete cascade,
  -- of saved_view, where it may be gone
  view uuid not null,
  name text not null,
  -- what the last look asked for: another question is another set, of which nothing is new
  conditions text not null,
  -- where the last look could see
  territory text[] not null,
  members integer not null,
  looks bigint not null,
  followed_at timestamptz not null,
  looked_at timestamptz not null,
  next_at timestamptz not null,
  ended_at timestamptz,
  ended text check (ended in
    ('right', 'territory', 'view-deleted', 'view-withdrawn', 'conditions', 'too-large')),
  unique (account, view),
  check ((ended_at is null) = (ended is null))
);
create index followed_set_due on followed_set (next_at) where ended_at is null;

-- which enterprises were in it at the last look
create table followed_member (
  followed uuid not null references followed_set (id) on delete cascade,
  enterprise text not null,
  primary key (followed, enterprise)
);

-- The inbox also tells of enterprises that are new in such a set.
alter table inbox_message
  drop constraint inbox_message_kind_check,
  add constraint inbox_message_kind_check check (kind in
    ('report', 'case', 'reminder', 'escalation', 'proposal', 'bulk', 'listing', 'alerts', 'set')),
  -- the first of those that it tells of, and where these are: who may not see there any more is
  -- not shown the message
  add column names text[] not null default '{}',
  add column regions text[] not null default '{}';

alter table notify_rules add column sets boolean not null default true;
