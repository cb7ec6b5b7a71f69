-- what a bank looked up, and by which authorisation; a bank is a unit, or an account without one
create table look_up (
  id uuid primary key,
  account text not null references account (name),
  bank text not null,
  enterprise text not null,
  enterprise_name text not null,
  purpose text not null,
  authorisation text not null,
  valid_until date not null,
  made_at timestamptz not null
);

create index look_up_account on look_up (account, made_at);
create index look_up_authorisation on look_up (bank, authorisation);

create table api_key (
  id uuid primary key,
  account text not null references account (name) on delete cascade,
  name text not null,
  hash text not null unique,
  created_by text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  last_used_at timestamptz
);

create index api_key_account on api_key (account);
