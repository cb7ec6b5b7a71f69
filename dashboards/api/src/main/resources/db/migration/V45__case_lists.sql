-- Closed cases become more each year; lists read them from the newest on.
drop index case_file_changed;
create index case_file_closed on case_file (changed_at desc, number) where state = 'CLOSED';
create index case_file_closed_handler on case_file (handler, changed_at desc, number)
  where state = 'CLOSED';
