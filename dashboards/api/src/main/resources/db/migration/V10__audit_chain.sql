-- Each entry holds the hash of the one before it, and its own; entries of before this version hold none.
alter table audit_entry alter column id drop identity;
alter table audit_entry add column previous text;
alter table audit_entry add column hash text;

-- the newest entry; whoever appends holds this row until the end of the transaction
create table audit_head (
  singleton boolean primary key default true check (singleton),
  id bigint not null,
  hash text not null
);

insert into audit_head (id, hash) select coalesce(max(id), 0), repeat('0', 64) from audit_entry;

-- an entry without a hash can come no more
alter table audit_entry add constraint chained check (hash is not null and previous is not null) not valid;

create index audit_entry_action on audit_entry (action, id);
create index audit_entry_at on audit_entry (at);
