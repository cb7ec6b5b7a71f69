package cn.financebrain.engine.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The request line and the headers.
 *
 * @param path the path as sent, without decoding
 * @param query what follows the question mark as sent, null where there is none
 * @param minor the minor version of HTTP/1.x
 */
record RequestHead(String method, String path, String query, int minor, Headers headers) {

  /** Of the request line; the query in it may have a mebibyte, as on a server. */
  private static final int MOST_LINE = (1 << 20) + (1 << 13);

  private static final int MOST_HEADERS = 1 << 20;

  private static final Pattern LINE =
      Pattern.compile("([A-Z]{1,20}) (?:[Hh][Tt][Tt][Pp]://[^/?]*)?([!-~]*) HTTP/1\\.([01])");

  /** Reads a head, or returns null where the client has closed instead of asking once more. */
  static RequestHead read(InputStream in) throws IOException {
    String line = line(in, MOST_LINE, 414);
    while (line != null && line.isEmpty()) {
      line = line(in, MOST_LINE, 414);
    }
    if (line == null) {
      return null;
    }
    Matcher matcher = LINE.matcher(line);
    if (!matcher.matches()) {
      throw new BadRequestException(400, "The request line is not that of HTTP/1.1");
    }
    Headers headers = headers(in);
    String target = matcher.group(2);
    int mark = target.indexOf('?');
    return new RequestHead(
        matcher.group(1),
        mark < 0 ? target : target.substring(0, mark),
        mark < 0 ? null : target.substring(mark + 1),
        matcher.group(3).charAt(0) - '0',
        headers);
  }

  private static Headers headers(InputStream in) throws IOException {
    Headers headers = new Headers();
    int left = MOST_HEADERS;
    while (true) {
      String line = line(in, left, 431);
      if (line == null) {
        throw new CutBodyException("The request ends within its headers");
      }
      if (line.isEmpty()) {
        return headers;
      }
      headers.add(line);
      left -= line.length();
    }
  }

  /** A line without its end, or null where there is none. */
  private static String line(InputStream in, int most, int tooLong) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        return null;
      }
      if (line.size() == most) {
        throw new BadRequestException(tooLong, "The request's head is too long");
      }
      line.write(b);
    }
    String text = line.toString(StandardCharsets.ISO_8859_1);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }

  boolean keepsAlive() {
    String connection = headers.first("Connection").orElse("");
    return minor == 1 ? !connection.equalsIgnoreCase("close") : false;
  }
}
