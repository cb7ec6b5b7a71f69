package cn.financebrain.engine.http;

import cn.financebrain.engine.chdb.EngineException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * The parameters of a URL. The statement may be of any bytes, as it may be in a body; all else is
 * UTF-8. Of a parameter that comes twice the last one counts.
 */
final class UrlForm {

  private static final String STATEMENT = "query";

  private final Map<String, String> texts = new LinkedHashMap<>();
  private byte[] statement = new byte[0];

  private UrlForm() {}

  static UrlForm parse(String query) throws EngineException {
    UrlForm form = new UrlForm();
    for (String pair : query == null ? new String[0] : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = text(equals < 0 ? pair : pair.substring(0, equals));
      String value = equals < 0 ? "" : pair.substring(equals + 1);
      if (name.equals(STATEMENT)) {
        form.statement = bytes(value);
        form.texts.put(name, "");
      } else if (!name.isEmpty()) {
        form.texts.put(name, text(value));
      }
    }
    return form;
  }

  private static String text(String encoded) throws EngineException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes(encoded))).toString();
    } catch (CharacterCodingException e) {
      throw bad("A parameter of the URL is not UTF-8");
    }
  }

  private static byte[] bytes(String encoded) throws EngineException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length());
    for (int i = 0; i < encoded.length(); i++) {
      char c = encoded.charAt(i);
      if (c == '%') {
        if (i + 2 >= encoded.length() || hex(encoded, i + 1) < 0 || hex(encoded, i + 2) < 0) {
          throw bad("The URL is not encoded as it should be");
        }
        bytes.write(hex(encoded, i + 1) * 16 + hex(encoded, i + 2));
        i += 2;
      } else {
        bytes.write(c == '+' ? ' ' : c);
      }
    }
    return bytes.toByteArray();
  }

  private static int hex(String text, int at) {
    return Character.digit(text.charAt(at), 16);
  }

  private static EngineException bad(String message) {
    return EngineException.of(36, "BAD_ARGUMENTS", message);
  }

  Optional<String> find(String name) {
    return Optional.ofNullable(texts.get(name));
  }

  void forEachText(BiConsumer<String, String> action) {
    texts.forEach(action);
  }

  /** The statement's beginning, with the line end that parts it from the body. */
  byte[] statement() {
    if (statement.length == 0) {
      return statement;
    }
    byte[] line = new byte[statement.length + 1];
    System.arraycopy(statement, 0, line, 0, statement.length);
    line[statement.length] = '\n';
    return line;
  }
}
