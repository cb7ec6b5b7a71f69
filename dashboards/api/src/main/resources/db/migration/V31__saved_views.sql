-- views of lists that users keep; one that was deleted can be had back for a day
create table saved_view (
  id uuid primary key,
  owner text not null references account (name) on delete cascade,
  list text not null,
  name text not null,
  audience text not null,
  settings jsonb not null,
  version int not null,
  changed_at timestamptz not null,
  deleted_at timestamptz
);

create unique index saved_view_name on saved_view (owner, list, name) where deleted_at is null;
create index saved_view_shared on saved_view (list) where audience <> 'own' and deleted_at is null;

-- in which order somebody has the views of a list, and which one it opens with
create table view_arrangement (
  account text not null references account (name) on delete cascade,
  list text not null,
  ordered uuid[] not null,
  default_view uuid,
  primary key (account, list)
);
