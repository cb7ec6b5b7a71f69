package cn.financebrain.dashboards.listing;

/** Where an entry of a list is. */
public enum ListState {
  /** Waits for a second person before it begins. */
  PROPOSED,
  ACTIVE,
  /** Of the white list: its last day has passed. */
  ENDED,
  /** Of the white list: lifted before its last day. */
  LIFTED,
  /** 销号. */
  STRUCK_OFF,
  /** It never began: rejected or withdrawn. */
  REJECTED
}
