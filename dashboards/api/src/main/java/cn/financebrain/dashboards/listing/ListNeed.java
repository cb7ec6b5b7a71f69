package cn.financebrain.dashboards.listing;

import java.util.Locale;

/** A field that an action on an entry has to be told. */
public enum ListNeed {
  REASON,
  UNTIL,
  MEASURES,
  EVIDENCE,
  IMPACT;

  /** As the interface writes it. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
