package cn.financebrain.engine.http;

import cn.financebrain.engine.chdb.EngineException;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.InflaterInputStream;
import net.jpountz.lz4.LZ4FrameInputStream;
import net.jpountz.lz4.LZ4FrameOutputStream;

/**
 * Compression of bodies: the encodings of HTTP, and ClickHouse's own blocks for {@code compress=1}
 * and {@code decompress=1}.
 */
final class Compression {

  /** In the order of preference, fastest first. */
  private static final List<String> ENCODINGS = List.of("zstd", "lz4", "gzip", "deflate");

  private Compression() {}

  /** A request's body, plain. */
  static InputStream decoded(InputStream body, Request request)
      throws IOException, EngineException {
    String encoding = request.header("Content-Encoding").orElse("identity");
    InputStream transferred =
        switch (encoding.toLowerCase(Locale.ROOT)) {
          case "identity" -> body;
          case "gzip", "x-gzip" -> new GZIPInputStream(body, 1 << 16);
          case "deflate" -> new InflaterInputStream(body);
          case "zstd" -> new ZstdInputStreamNoFinalizer(body).setContinuous(false);
          case "lz4" -> new LZ4FrameInputStream(body);
          default ->
              throw EngineException.of(
                  89,
                  "UNKNOWN_COMPRESSION_METHOD",
                  "Unknown Content-Encoding '" + encoding + "'; known are " + ENCODINGS);
        };
    return request.flag("decompress") ? new Lz4BlockInputStream(transferred) : transferred;
  }

  /** The encoding of HTTP for the answer, of those that the client takes. */
  static Optional<String> encodingFor(Request request) {
    if (!request.flag("enable_http_compression", true)) {
      return Optional.empty();
    }
    List<String> accepted = new ArrayList<>();
    for (String part : request.header("Accept-Encoding").orElse("").split(",", -1)) {
      String[] words = part.strip().toLowerCase(Locale.ROOT).split("\\s*;\\s*", -1);
      if (words.length == 1 || !words[1].matches("q=0(\\.0*)?")) {
        accepted.add(words[0]);
      }
    }
    return ENCODINGS.stream().filter(accepted::contains).findFirst();
  }

  static OutputStream encoded(OutputStream out, Optional<String> encoding, boolean ownBlocks)
      throws IOException {
    OutputStream transferred =
        switch (encoding.orElse("identity")) {
          case "gzip" -> new GZIPOutputStream(out, 1 << 16, true);
          case "deflate" -> new DeflaterOutputStream(out, true);
          case "zstd" -> new ZstdOutputStreamNoFinalizer(out, 1);
          case "lz4" -> new LZ4FrameOutputStream(out);
          default -> out;
        };
    return ownBlocks ? new Lz4BlockOutputStream(transferred) : transferred;
  }
}
