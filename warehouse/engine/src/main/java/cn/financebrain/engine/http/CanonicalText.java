package cn.financebrain.engine.http;

import cn.financebrain.engine.chdb.EngineConnection;
import cn.financebrain.engine.chdb.EngineException;
import cn.financebrain.engine.chdb.Statement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * A statement as the engine's own parser writes it: without comments, with plain quotes and names
 * that are quoted only where they must be. What a look at the text as it came might miss is plain
 * to see in it.
 */
final class CanonicalText {

  private static final String NULL = "\\N";

  private CanonicalText() {}

  /** The text, empty where the engine does not understand it. */
  static Optional<String> of(EngineConnection connection, String text) throws EngineException {
    String escaped = text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n");
    StringBuilder canonical = new StringBuilder();
    try (Statement statement =
        Statement.of("SELECT formatQuerySingleLineOrNull({statement:String})")) {
      connection.run(
          statement,
          "TabSeparatedRaw",
          Map.of("statement", escaped),
          chunk -> canonical.append(StandardCharsets.UTF_8.decode(chunk.bytes())));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return Optional.of(canonical.toString().strip()).filter(result -> !result.equals(NULL));
  }
}
