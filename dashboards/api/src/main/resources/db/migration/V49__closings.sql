-- What was closed lately is found by the closings of these days, not among all steps there ever were.
create index case_entry_closing on case_entry (at desc, number)
  where action = 'approved' and state = 'CLOSED';
