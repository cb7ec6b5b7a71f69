create table account (
  name text primary key check (name = lower(name)),
  password_hash text not null,
  password_version integer not null default 1,
  must_change_password boolean not null default false,
  role text not null check (role in ('administrator', 'viewer')),
  created_at timestamptz not null
);

-- failed sign-ins by name, of unknown names too
create table sign_in_failure (
  name text primary key,
  failures integer not null,
  last_at timestamptz not null,
  locked_until timestamptz
);

create table audit_entry (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  actor text not null,
  action text not null,
  object text not null,
  detail text not null,
  address text not null
);

create index audit_entry_object on audit_entry (object, id);
create index audit_entry_actor on audit_entry (actor, id);

create function refuse_audit_change() returns trigger language plpgsql as $$
begin
  raise exception 'the audit trail is append-only';
end
$$;

create trigger audit_entry_append_only before update or delete or truncate on audit_entry
  for each statement execute function refuse_audit_change();
