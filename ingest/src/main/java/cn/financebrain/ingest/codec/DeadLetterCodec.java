package cn.financebrain.ingest.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.financebrain.contract.DeadLetter;
import cn.financebrain.contract.RejectReason;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Dead letters as JSON on {@link Topics#DEAD_LETTERS}. */
public final class DeadLetterCodec {
  private DeadLetterCodec() {}

  /**
   * The Kafka key: feed, location, position, column and content, but neither the time nor the
   * header. So the same bad row that is read again has the same key.
   */
  public static byte[] key(DeadLetter letter) {
    return HexFormat.of().formatHex(digest(letter), 0, 16).getBytes(UTF_8);
  }

  private static byte[] digest(DeadLetter letter) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      for (String part :
          new String[] {
            letter.feed(),
            letter.location(),
            letter.column(),
            letter.reason().name(),
            letter.detail(),
            letter.raw()
          }) {
        byte[] bytes = part.getBytes(UTF_8);
        sha.update(ByteBuffer.allocate(4).putInt(bytes.length).flip());
        sha.update(bytes);
      }
      sha.update(ByteBuffer.allocate(8).putLong(letter.position()).flip());
      return sha.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  public static byte[] encode(DeadLetter letter) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    try (JsonGenerator json = DataJson.FACTORY.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("feed", letter.feed());
      json.writeStringField("location", letter.location());
      json.writeNumberField("position", letter.position());
      json.writeStringField("column", letter.column());
      json.writeStringField("reason", letter.reason().name());
      json.writeStringField("detail", DataJson.wellFormed(letter.detail()));
      json.writeStringField("raw", DataJson.wellFormed(letter.raw()));
      json.writeStringField("at", letter.at().toString());
      if (!letter.header().isEmpty()) {
        json.writeArrayFieldStart("header");
        for (String column : letter.header()) {
          json.writeString(DataJson.wellFormed(column));
        }
        json.writeEndArray();
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not fail to be written
    }
    return bytes.toByteArray();
  }

  /**
   * @throws IllegalArgumentException if the bytes are not what {@link #encode} writes
   */
  public static DeadLetter decode(byte[] bytes) {
    JsonNode json = JsonReading.object(bytes);
    return new DeadLetter(
        JsonReading.text(json, "feed"),
        JsonReading.text(json, "location"),
        JsonReading.whole(json, "position"),
        JsonReading.text(json, "column"),
        RejectReason.valueOf(JsonReading.text(json, "reason")),
        JsonReading.text(json, "detail"),
        JsonReading.text(json, "raw"),
        JsonReading.instant(json, "at"),
        header(json));
  }

  /** Letters of before headers were kept have none. */
  private static List<String> header(JsonNode json) {
    List<String> header = new ArrayList<>();
    json.path("header").forEach(column -> header.add(column.asText()));
    return header;
  }
}
