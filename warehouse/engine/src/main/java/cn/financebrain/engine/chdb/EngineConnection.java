package cn.financebrain.engine.chdb;

import com.sun.jna.Pointer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A connection with a session of its own. One thread at a time may use it. */
public final class EngineConnection implements AutoCloseable {

  private static final int ANALYSIS_SIZE = 16;
  private static final String NOT_STREAMED = "Streaming query is not supported";

  private final ChdbLibrary library;
  private final Pointer place;
  private final Pointer connection;
  private boolean closed;

  EngineConnection(ChdbLibrary library, Pointer place) {
    this.library = library;
    this.place = place;
    this.connection = place.getPointer(0);
  }

  /** Runs a statement of this process, for its effect. */
  public void execute(String sql) throws EngineException {
    query(sql);
  }

  /** Runs a short query of this process and returns its result as tab-separated text. */
  public String query(String sql) throws EngineException {
    StringBuilder text = new StringBuilder();
    try {
      run(
          Statement.of(sql),
          "TabSeparated",
          Map.of(),
          chunk -> text.append(StandardCharsets.UTF_8.decode(chunk.bytes())));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return text.toString();
  }

  /** Says what a text would do, without running it. */
  public Analysis analyse(Statement statement) {
    int[] analysis = {ANALYSIS_SIZE, 0, 0, 0};
    int failed =
        library.classifyQueryN(
            connection, statement.memory(), statement.length(), null, 0, analysis);
    return failed != 0
        ? new Analysis(StatementKind.UNKNOWN, 0)
        : new Analysis(StatementKind.of(analysis[3]), analysis[1]);
  }

  /**
   * Runs one statement and hands its output over chunk by chunk; a query's result is held as a
   * whole only in formats whose pieces do not join. Returns what was read, written and returned.
   */
  public Usage run(
      Statement statement, String format, Map<String, String> parameters, ChunkConsumer output)
      throws EngineException, IOException {
    Parameters bound = new Parameters(parameters);
    if (!statement.mayStream() || !Pieces.join(format)) {
      return runWhole(statement, format, bound, output);
    }
    Pointer stream = bound.call(library::streamQueryWithParamsN, connection, statement, format);
    try {
      String error = error(stream);
      if (error != null && error.contains(NOT_STREAMED)) {
        return runWhole(statement, format, bound, output);
      }
      if (error != null) {
        throw EngineException.ofEngine(error);
      }
      return drain(stream, new Pieces(format), output);
    } finally {
      library.destroyQueryResult(stream);
    }
  }

  private Usage drain(Pointer stream, Pieces pieces, ChunkConsumer output)
      throws EngineException, IOException {
    Usage total = Usage.NONE;
    boolean ended = false;
    try {
      while (true) {
        Pointer result = library.streamFetchResult(connection, stream);
        try {
          String error = error(result);
          if (error != null) {
            ended = true;
            throw EngineException.ofEngine(error);
          }
          Usage usage = usage(result);
          total = total.plus(usage);
          long length = library.resultLength(result);
          if (length == 0) {
            ended = true;
            return total;
          }
          output.accept(new Chunk(pieces.next(bytes(result, length)), usage));
        } finally {
          library.destroyQueryResult(result);
        }
      }
    } finally {
      if (!ended) {
        library.streamCancelQuery(connection, stream);
      }
    }
  }

  private Usage runWhole(Statement statement, String format, Parameters bound, ChunkConsumer output)
      throws EngineException, IOException {
    Pointer result = bound.call(library::queryWithParamsN, connection, statement, format);
    try {
      String error = error(result);
      if (error != null) {
        throw EngineException.ofEngine(error);
      }
      Usage usage = usage(result);
      long length = library.resultLength(result);
      if (length > 0) {
        output.accept(new Chunk(bytes(result, length), usage));
      }
      return usage;
    } finally {
      library.destroyQueryResult(result);
    }
  }

  private ByteBuffer bytes(Pointer result, long length) {
    return library.resultBuffer(result).getByteBuffer(0, length);
  }

  private String error(Pointer result) {
    Pointer text = library.resultError(result);
    return text == null ? null : text.getString(0, StandardCharsets.UTF_8.name());
  }

  private Usage usage(Pointer result) {
    return new Usage(
        library.resultStorageRowsRead(result),
        library.resultStorageBytesRead(result),
        library.resultRowsWritten(result),
        library.resultBytesWritten(result),
        library.resultRowsRead(result),
        library.resultBytesRead(result));
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      library.closeConn(place);
    }
  }
}
