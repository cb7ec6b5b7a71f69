/**
 * The look-up of banks: one enterprise by an authorisation of its own, for a purpose, for a time.
 * {@link cn.financebrain.dashboards.lookup.LookUps} holds what was authorised, {@link
 * cn.financebrain.dashboards.lookup.BankView} what of a score a bank may see.
 */
