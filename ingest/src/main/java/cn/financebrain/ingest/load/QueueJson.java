package cn.financebrain.ingest.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.financebrain.contract.Category;
import cn.financebrain.contract.OrganisationCode;
import cn.financebrain.contract.RegistrationNumber;
import cn.financebrain.contract.Uscc;
import cn.financebrain.ingest.codec.DataJson;
import cn.financebrain.ingest.mapping.Mapped;
import cn.financebrain.ingest.resolve.Claim;
import cn.financebrain.ingest.resolve.Doubt;
import cn.financebrain.ingest.resolve.EnterpriseName;
import cn.financebrain.ingest.resolve.Resolution;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The records of the queue's file as JSON, version 1. */
final class QueueJson {
  static final ObjectMapper JSON = new ObjectMapper();

  private QueueJson() {}

  /**
   * A row as it stands in the queue.
   *
   * @param queuedAt when it was told
   */
  record Stored(ClaimedRow row, Resolution.Open why, Instant queuedAt) {}

  static ObjectNode row(ClaimedRow row, Resolution.Open why, Instant now) {
    ObjectNode json = JSON.createObjectNode();
    json.put("feed", row.feed())
        .put("location", row.location())
        .put("position", row.position())
        .put("raw", row.raw())
        .put("reject_unknown", row.rejectUnknown())
        .put("once", row.once())
        .put("doubt", why.doubt().name())
        .put("at", now.toString());
    ArrayNode candidates = json.putArray("candidates");
    why.candidates().forEach(candidate -> candidates.add(candidate.value()));
    Claim claim = row.claim();
    ObjectNode who = json.putObject("claim");
    claim.uscc().ifPresent(code -> who.put("uscc", code.value()));
    claim.organisationCode().ifPresent(code -> who.put("organisation_code", code.value()));
    claim.registrationNumber().ifPresent(number -> who.put("registration_number", number.value()));
    claim.name().ifPresent(name -> who.put("name", name.text()));
    ArrayNode events = json.putArray("events");
    row.events().forEach(event -> write(event, events.addObject()));
    ArrayNode header = json.putArray("header");
    row.header().forEach(header::add);
    return json;
  }

  private static void write(ClaimedRow.Event event, ObjectNode json) {
    Mapped.Body body = event.body();
    json.put("id", event.named().id())
        .put("place_high", event.named().place().high())
        .put("place_low", event.named().place().low())
        .put("type", body.type())
        .put("category", body.category().id())
        .put("event_time", body.eventTime().toString())
        .put("available_time", body.availableTime().toString())
        .put("data", new String(DataJson.write(body.data()), UTF_8));
  }

  static Stored stored(JsonNode json) throws IOException {
    List<Uscc> candidates = new ArrayList<>();
    json.path("candidates").forEach(code -> candidates.add(new Uscc(code.asText())));
    List<ClaimedRow.Event> events = new ArrayList<>();
    for (JsonNode event : json.path("events")) {
      events.add(event(event));
    }
    List<String> header = new ArrayList<>(); // rows that were queued before it was kept have none
    json.path("header").forEach(column -> header.add(column.asText()));
    ClaimedRow row =
        new ClaimedRow(
            json.path("feed").asText(),
            json.path("location").asText(),
            json.path("position").asLong(),
            json.path("raw").asText(),
            claim(json.path("claim")),
            json.path("reject_unknown").asBoolean(),
            json.path("once").asBoolean(),
            events,
            header);
    return new Stored(
        row,
        new Resolution.Open(Doubt.valueOf(json.path("doubt").asText()), candidates),
        Instant.parse(json.path("at").asText()));
  }

  private static Claim claim(JsonNode json) {
    return new Claim(
        text(json, "uscc", Uscc::new),
        text(json, "organisation_code", OrganisationCode::new),
        text(json, "registration_number", RegistrationNumber::new),
        text(json, "name", EnterpriseName::of));
  }

  private static <T> Optional<T> text(JsonNode json, String key, Function<String, T> reader) {
    return Optional.ofNullable(json.path(key).textValue()).map(reader);
  }

  private static ClaimedRow.Event event(JsonNode json) throws IOException {
    String id = json.path("id").asText();
    Mapped.Body body =
        new Mapped.Body(
            json.path("type").asText(),
            Category.ofId(json.path("category").asText()),
            Instant.parse(json.path("event_time").asText()),
            Instant.parse(json.path("available_time").asText()),
            DataJson.parse(json.path("data").asText().getBytes(UTF_8)));
    Fingerprint place =
        new Fingerprint(json.path("place_high").asLong(), json.path("place_low").asLong());
    return new ClaimedRow.Event(body, new EventNames.Named(id, EventNames.ofBase(id), place));
  }

  static JsonNode read(ByteBuffer payload) throws IOException {
    byte[] bytes = new byte[payload.remaining()];
    payload.get(bytes);
    return JSON.readTree(bytes);
  }
}
