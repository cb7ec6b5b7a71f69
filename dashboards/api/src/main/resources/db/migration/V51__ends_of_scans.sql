-- who is told when a scan ends; the region, which is always the same, says who may be told
create table scan_follower (
  scan text not null,
  account text not null references account (name) on delete cascade,
  region text not null,
  -- when what was known of the scan was told as it was asked for: only what is told later is its
  -- end; null for one that was not there before
  known_at timestamptz,
  asked_at timestamptz not null,
  -- null while its end is waited for
  told_at timestamptz,
  primary key (scan, account)
);
create index scan_follower_waiting on scan_follower (scan) where told_at is null;

-- The inbox also tells of scans, and of runs of schedules that made nothing. One that failed may
-- have looked at no enterprise.
alter table inbox_message
  drop constraint inbox_message_count_check,
  add constraint inbox_message_count_check check (count >= 0),
  drop constraint inbox_message_kind_check,
  add constraint inbox_message_kind_check check (kind in
    ('report', 'case', 'reminder', 'escalation', 'proposal', 'bulk', 'listing', 'alerts', 'set',
      'scan', 'stop', 'schedule'));
