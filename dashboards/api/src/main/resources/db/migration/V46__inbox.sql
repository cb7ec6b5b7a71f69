-- The inbox tells of more than reports: of cases that are given, due, overdue or proposed, and of
-- alerts that nobody handles.
alter table inbox_message
  alter column report drop not null,
  add column kind text not null default 'report'
    check (kind in ('report', 'case', 'reminder', 'escalation', 'proposal', 'alerts')),
  -- what it is about, within its kind: the id of a report, the number of a case, a region
  add column subject text not null default '',
  add column title text not null default '',
  add column count integer not null default 1 check (count > 0),
  -- a user is told once of what has the same
  add column dedup text not null default '';
update inbox_message set subject = report::text, dedup = 'report:' || report, title = report.title
  from report where report.id = inbox_message.report;
alter table inbox_message
  alter column kind drop default,
  alter column subject drop default,
  alter column title drop default,
  alter column count drop default,
  alter column dedup drop default,
  drop constraint inbox_message_account_report_key,
  add unique (account, dedup);
create index inbox_newest on inbox_message (account, at desc, id);

-- Alerts of which there is no case yet, with the day by which there should be one. Rows go when
-- somebody takes up the enterprise.
create table unhandled_alert (
  alert text primary key,
  enterprise text not null,
  enterprise_name text not null,
  risk text not null,
  band text not null,
  region text not null,
  raised_at timestamptz not null,
  stored_at timestamptz not null,
  due_on date not null,
  escalated_at timestamptz
);
create index unhandled_alert_due on unhandled_alert (due_on) where escalated_at is null;
create index unhandled_alert_late on unhandled_alert (raised_at desc, alert)
  where escalated_at is not null;
