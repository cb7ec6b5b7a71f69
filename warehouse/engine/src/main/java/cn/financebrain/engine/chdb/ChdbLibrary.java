package cn.financebrain.engine.chdb;

import com.sun.jna.FunctionMapper;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * The C interface of libchdb 26.7, as its {@code chdb.h} declares it. A Java name is the C name
 * without {@code chdb_} in camel case; {@code size_t} is a Java {@code long} since every platform
 * that libchdb is published for has 64 bits.
 */
interface ChdbLibrary extends Library {

  static ChdbLibrary load(Path file) {
    FunctionMapper names = (NativeLibrary library, Method method) -> snakeCase(method.getName());
    return Native.load(
        file.toAbsolutePath().toString(),
        ChdbLibrary.class,
        Map.of(
            OPTION_FUNCTION_MAPPER, names, OPTION_STRING_ENCODING, StandardCharsets.UTF_8.name()));
  }

  private static String snakeCase(String name) {
    return "chdb_" + name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }

  /** Leaves the signals to the JVM, which needs SIGSEGV for itself. Call it before connecting. */
  void setSignalHandlersEnabled(int enabled);

  /** Returns the place of the connection; what the calls below take is its pointee. */
  Pointer connect(int argc, String[] argv);

  void closeConn(Pointer connectionPlace);

  int shutdown();

  Pointer queryWithParamsN(
      Pointer connection,
      Pointer sql,
      long sqlLength,
      byte[] format,
      long formatLength,
      Pointer[] names,
      long[] nameLengths,
      Pointer[] values,
      long[] valueLengths,
      long count);

  Pointer streamQueryWithParamsN(
      Pointer connection,
      Pointer sql,
      long sqlLength,
      byte[] format,
      long formatLength,
      Pointer[] names,
      long[] nameLengths,
      Pointer[] values,
      long[] valueLengths,
      long count);

  Pointer streamFetchResult(Pointer connection, Pointer stream);

  void streamCancelQuery(Pointer connection, Pointer stream);

  Pointer streamInsertWithParamsN(
      Pointer connection,
      Pointer sql,
      long sqlLength,
      byte[] format,
      long formatLength,
      Pointer[] names,
      long[] nameLengths,
      Pointer[] values,
      long[] valueLengths,
      long count);

  /** Returns 0 unless the insert has failed or ended. */
  int streamAppend(Pointer insert, byte[] data, long length);

  /** Commits; what it returns has the counts or the error. */
  Pointer streamDone(Pointer insert);

  void streamCancelInsert(Pointer insert);

  Pointer streamInsertError(Pointer insert);

  void destroyInsertStream(Pointer insert);

  void destroyQueryResult(Pointer result);

  Pointer resultBuffer(Pointer result);

  long resultLength(Pointer result);

  Pointer resultError(Pointer result);

  long resultRowsRead(Pointer result);

  long resultBytesRead(Pointer result);

  long resultStorageRowsRead(Pointer result);

  long resultStorageBytesRead(Pointer result);

  long resultRowsWritten(Pointer result);

  long resultBytesWritten(Pointer result);

  /** Parses only; {@code analysis} is {@code uint32_t[4]}: size, statements, flags, class. */
  int classifyQueryN(
      Pointer connection,
      Pointer sql,
      long sqlLength,
      Pointer targetDatabase,
      long targetDatabaseLength,
      int[] analysis);
}
