package cn.financebrain.ingest.load;

/** Is told how far a load has come; at most once a batch. */
@FunctionalInterface
public interface Progress {

  /**
   * @param bytes bytes of source files read so far; of a load of history, which reads everything
   *     before it publishes, half of these and half of those that are published
   * @param totalBytes bytes of all source files of the load
   * @param rows rows read so far
   */
  void update(long bytes, long totalBytes, long rows);
}
