package cn.financebrain.engine.chdb;

/** What a statement does to state that outlives it, by the engine's own parser. */
public enum StatementKind {
  READ,
  WRITE,
  /** Writes outside every database: user-defined functions, named collections, access rights. */
  WRITE_GLOBAL,
  /** USE, SET, KILL, SYSTEM, temporary tables, INTO OUTFILE, writes to table functions. */
  CONTROL,
  /** Did not parse. */
  UNKNOWN;

  static StatementKind of(int queryClass) {
    return queryClass >= 0 && queryClass < values().length ? values()[queryClass] : UNKNOWN;
  }
}
