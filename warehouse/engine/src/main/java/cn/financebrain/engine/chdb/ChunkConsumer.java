package cn.financebrain.engine.chdb;

import java.io.IOException;

/** Takes the pieces of a result in their order; when it throws, the query is cancelled. */
@FunctionalInterface
public interface ChunkConsumer {
  void accept(Chunk chunk) throws IOException;
}
