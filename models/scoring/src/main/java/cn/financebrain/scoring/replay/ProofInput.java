package cn.financebrain.scoring.replay;

import cn.financebrain.scoring.explain.Sentence;

/**
 * Something that a derivation rests on.
 *
 * @param name which one, such as the id of a model
 * @param hash what its content is named by, hexadecimal digits; empty where it has none or is not
 *     there
 * @param detail what was found, or what is wrong
 */
public record ProofInput(Kind kind, String name, State state, String hash, Sentence detail) {
  /** What kinds of things there are. */
  public enum Kind {
    RECORDS,
    RELEASE,
    CATALOGUE,
    MODEL,
    RULES,
    PEERS,
    FEEDS
  }

  /** How it was found. */
  public enum State {
    PRESENT,
    MISSING,
    /** It is not what was written once. */
    DIFFERS
  }

  static ProofInput present(Kind kind, String name, String hash, String chinese, String english) {
    return new ProofInput(kind, name, State.PRESENT, hash, new Sentence(chinese, english));
  }

  static ProofInput missing(Kind kind, String name, String chinese, String english) {
    return new ProofInput(kind, name, State.MISSING, "", new Sentence(chinese, english));
  }

  static ProofInput differs(Kind kind, String name, String chinese, String english) {
    return new ProofInput(kind, name, State.DIFFERS, "", new Sentence(chinese, english));
  }
}
