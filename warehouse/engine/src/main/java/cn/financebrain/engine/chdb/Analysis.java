package cn.financebrain.engine.chdb;

/** What the engine's parser says of a text without running it. */
public record Analysis(StatementKind kind, int statements) {}
