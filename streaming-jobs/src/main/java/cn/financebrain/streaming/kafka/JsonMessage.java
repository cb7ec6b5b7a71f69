package cn.financebrain.streaming.kafka;

/** A message as it goes out: JSON text under a key. */
public record JsonMessage(String key, String json) {}
