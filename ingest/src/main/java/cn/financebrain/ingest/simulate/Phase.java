package cn.financebrain.ingest.simulate;

/** Where an enterprise stands in its story. */
public enum Phase {
  SOUND,
  /** Young and growing, or a scheme that is being set up. */
  GROWING,
  /** Money is being raised from the public. */
  PROMOTING,
  /** It can't pay all that is due, and hides it as well as it can. */
  STRAINED,
  /** It has stopped paying; everybody knows. */
  COLLAPSED,
  /** Nothing happens there any more: struck off, cancelled, or only a name in the register. */
  CLOSED
}
