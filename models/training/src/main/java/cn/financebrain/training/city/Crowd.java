package cn.financebrain.training.city;

import cn.financebrain.ingest.simulate.Story;
import java.util.Locale;

/** Enterprises that never have the event of a risk, by how much they look like it. */
public enum Crowd {
  HONEST("诚信经营", "Honest"),
  LOOKALIKE("貌似可疑的诚信企业", "Honest, look suspicious"),
  HARDSHIP("一时困难的诚信企业", "Honest, in hardship"),
  /** Shells that raise nothing, and what fails without having taken the public's money. */
  OTHER("其他情节", "Other stories");

  private final String chinese;
  private final String english;

  Crowd(String chinese, String english) {
    this.chinese = chinese;
    this.english = english;
  }

  static Crowd of(Story.Kind kind) {
    if (kind.suspiciousButHonest()) {
      return LOOKALIKE;
    }
    return switch (kind) {
      case HONEST -> HONEST;
      case HARDSHIP -> HARDSHIP;
      default -> OTHER;
    };
  }

  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  public String chinese() {
    return chinese;
  }

  public String english() {
    return english;
  }
}
