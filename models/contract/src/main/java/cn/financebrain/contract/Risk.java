package cn.financebrain.contract;

import java.util.Locale;

/** The two risks that every enterprise is scored for. */
public enum Risk {
  /** 非法集资, Order 737 of the State Council (防范和处置非法集资条例). */
  FUNDRAISING("非法集资", "Illegal fundraising"),
  /** 违约. */
  DEFAULT("违约", "Default");

  private final String chinese;
  private final String english;

  Risk(String chinese, String english) {
    this.chinese = chinese;
    this.english = english;
  }

  /** The identifier in files, commands and tables: {@code fundraising}, {@code default}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  public String chinese() {
    return chinese;
  }

  public String english() {
    return english;
  }

  /**
   * @throws IllegalArgumentException if no risk has this identifier
   */
  public static Risk ofId(String id) {
    for (Risk risk : values()) {
      if (risk.id().equals(id)) {
        return risk;
      }
    }
    throw new IllegalArgumentException("risk '%s', expected fundraising or default".formatted(id));
  }
}
