package cn.financebrain.scoring.explain;

/** The same said in both languages. */
public record Sentence(String chinese, String english) {}
