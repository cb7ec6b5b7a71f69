package cn.financebrain.scoring.model;

/** What a reader must know before trusting the model: Markdown, in Chinese and in English. */
public record ModelCard(String chinese, String english) {}
