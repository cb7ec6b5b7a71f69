package cn.financebrain.ingest.publish;

/** A log that is open, for one at a time; who has it gives way by closing it. */
public interface OpenLog extends EventSink, AutoCloseable {

  /** Whether another process waits for it. */
  boolean wanted();

  @Override
  void close();
}
