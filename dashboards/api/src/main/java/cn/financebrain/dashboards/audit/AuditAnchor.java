package cn.financebrain.dashboards.audit;

/** What the newest entry was at some time: a chain that is cut or written anew can't lead to it. */
record AuditAnchor(long id, String hash) {
  /** Before any entry. */
  static final AuditAnchor BEGINNING = new AuditAnchor(0, AuditEntry.GENESIS);
}
