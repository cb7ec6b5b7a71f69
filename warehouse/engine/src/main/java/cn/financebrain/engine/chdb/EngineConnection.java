package cn.financebrain.engine.chdb;

import com.sun.jna.Pointer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A connection with a session of its own. One thread at a time may use it. */
public final class EngineConnection implements AutoCloseable {

  private static final int ANALYSIS_SIZE = 16;

  /** Of one piece; a buffer holds less than two gibibytes. */
  private static final long MOST_BYTES = 1 << 30;

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
   * Runs one statement and hands its output over chunk by chunk. In the formats that rows are
   * fetched in, a query's result is never held as a whole. Returns what was read, written and
   * returned.
   */
  public Usage run(
      Statement statement, String format, Map<String, String> parameters, ChunkConsumer output)
      throws EngineException, IOException {
    Parameters bound = new Parameters(parameters);
    StreamedFormat pieces = StreamedFormat.of(format);
    if (pieces == null || !statement.mayStream()) {
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
      return drain(stream, pieces, output);
    } finally {
      library.destroyQueryResult(stream);
    }
  }

  /**
   * Inserts rows as they come, in bounded memory. When the rows end with an exception nothing of
   * the block at hand is inserted.
   */
  public Usage insert(Insert insert, Map<String, String> parameters)
      throws EngineException, IOException {
    try (Statement statement = Statement.of(insert.sql())) {
      Pointer stream =
          new Parameters(parameters)
              .call(library::streamInsertWithParamsN, connection, statement, insert.format());
      try {
        Pointer error = library.streamInsertError(stream);
        if (error != null) {
          throw EngineException.ofEngine(error.getString(0, StandardCharsets.UTF_8.name()));
        }
        feed(insert, stream);
        return done(stream);
      } finally {
        library.destroyInsertStream(stream);
      }
    }
  }

  private void feed(Insert insert, Pointer stream) throws IOException {
    boolean whole = false;
    try {
      insert.drainTo((bytes, count) -> library.streamAppend(stream, bytes, count) == 0);
      whole = true;
    } finally {
      if (!whole) {
        library.streamCancelInsert(stream);
      }
    }
  }

  private Usage done(Pointer stream) throws EngineException {
    Pointer result = library.streamDone(stream);
    try {
      String error = error(result);
      if (error != null) {
        throw EngineException.ofEngine(error);
      }
      return usage(result);
    } finally {
      library.destroyQueryResult(result);
    }
  }

  private Usage drain(Pointer stream, StreamedFormat pieces, ChunkConsumer output)
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
      for (long at = 0; at < length; at += MOST_BYTES) {
        ByteBuffer bytes =
            library.resultBuffer(result).getByteBuffer(at, Math.min(MOST_BYTES, length - at));
        output.accept(new Chunk(bytes, at == 0 ? usage : Usage.NONE));
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
