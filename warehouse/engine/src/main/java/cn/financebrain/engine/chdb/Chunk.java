package cn.financebrain.engine.chdb;

import java.nio.ByteBuffer;

/**
 * A piece of a result in its output format.
 *
 * @param bytes memory of the engine, valid only until the consumer returns
 * @param usage what this piece has cost
 */
public record Chunk(ByteBuffer bytes, Usage usage) {}
