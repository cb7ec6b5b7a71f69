alter table account add column display_name text not null default '';
alter table account add column unit text not null default '';
alter table account add column disabled_at timestamptz;
-- leading digits of GB/T 2260; one empty text for the whole city
alter table account add column territory text[] not null default '{}';

create table account_role (
  account text not null references account (name) on delete cascade,
  role text not null,
  primary key (account, role)
);

insert into account_role (account, role)
  select name, unnest(case role when 'administrator' then array['system-admin'] else array['analyst'] end) from account;
update account set territory = '{""}', display_name = name;
alter table account drop column role;
