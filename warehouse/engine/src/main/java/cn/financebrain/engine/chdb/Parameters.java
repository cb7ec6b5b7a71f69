package cn.financebrain.engine.chdb;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Values for {@code {name:Type}} placeholders, as the arrays that the library takes. */
final class Parameters {

  private final Pointer[] names;
  private final long[] nameLengths;
  private final Pointer[] values;
  private final long[] valueLengths;

  Parameters(Map<String, String> parameters) {
    int count = parameters.size();
    names = new Pointer[count];
    nameLengths = new long[count];
    values = new Pointer[count];
    valueLengths = new long[count];
    int i = 0;
    for (Map.Entry<String, String> parameter : parameters.entrySet()) {
      nameLengths[i] = fill(names, i, parameter.getKey());
      valueLengths[i] = fill(values, i, parameter.getValue());
      i++;
    }
  }

  private static long fill(Pointer[] places, int i, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Memory memory = new Memory(bytes.length + 1L);
    memory.write(0, bytes, 0, bytes.length);
    memory.setByte(bytes.length, (byte) 0);
    places[i] = memory;
    return bytes.length;
  }

  /** Calls {@code chdb_query_with_params_n} or its streaming sister. */
  Pointer call(Call call, Pointer connection, Statement statement, String format) {
    byte[] formatBytes = format.getBytes(StandardCharsets.UTF_8);
    return call.invoke(
        connection,
        statement.memory(),
        statement.length(),
        formatBytes,
        formatBytes.length,
        names,
        nameLengths,
        values,
        valueLengths,
        names.length);
  }

  /** The shape that both calls share. */
  @FunctionalInterface
  interface Call {
    Pointer invoke(
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
  }
}
