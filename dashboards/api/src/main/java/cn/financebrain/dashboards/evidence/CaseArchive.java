package cn.financebrain.dashboards.evidence;

import cn.financebrain.dashboards.audit.AuditSlice;
import cn.financebrain.dashboards.wire.Sha256;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;

/**
 * A case as a ZIP that can be verified without this system: what is in it, its hashes, what the
 * audit trail says of the case, and programs that check all of it. {@code docs/evidence.md} tells
 * its format.
 */
@Component
public class CaseArchive {
  /** Of what programs of today can check. */
  private static final int FORMAT = 1;

  private static final List<String> FIXED = List.of("README.txt", "verify.py", "Verify.java");

  private final ObjectMapper json;

  CaseArchive(ObjectMapper json) {
    this.json = json;
  }

  /**
   * What an archive is of.
   *
   * @param number of the case
   * @param version of the case
   * @param whole the case with its history
   */
  public record Content(
      String number,
      int version,
      Object whole,
      List<ProofJson> proofs,
      List<File> files,
      AuditSlice audit,
      String exportedBy,
      Instant exportedAt,
      String purpose) {
    public Content {
      proofs = List.copyOf(proofs);
      files = List.copyOf(files);
    }
  }

  /** An attachment; its bytes are read when it is its turn. */
  public record File(String name, Bytes bytes) {}

  /** Reads the bytes of a file. */
  public interface Bytes {
    byte[] read();
  }

  /** The state that was exported. */
  record Snapshot(int caseVersion, long auditHead, String auditHeadHash) {}

  /** What is in the archive. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Manifest(
      int format,
      String producer,
      String producerVersion,
      String number,
      Snapshot snapshot,
      String exportedBy,
      Instant exportedAt,
      String purpose,
      List<Archive.Item> files) {}

  /**
   * Writes the archive.
   *
   * @return SHA-256 of its manifest, which names everything else by its hash
   */
  public String write(Content content, OutputStream out) throws IOException {
    try (Archive archive = new Archive(out)) {
      for (String name : FIXED) {
        archive.add(name, resource(name));
      }
      archive.add("case.json", bytes(content.whole()));
      for (ProofJson proof : content.proofs()) {
        archive.add("alerts/" + proof.alert() + ".json", bytes(proof));
      }
      for (File file : content.files()) {
        archive.add("attachments/" + file.name(), file.bytes().read());
      }
      AuditSlice audit = content.audit();
      archive.add("audit/entries.json", bytes(audit.entries()));
      archive.add("audit/links.csv", links(audit.links()));
      archive.add("audit/anchors.json", bytes(audit.anchors()));
      byte[] manifest =
          bytes(
              new Manifest(
                  FORMAT,
                  "Finance Brain",
                  version(),
                  content.number(),
                  new Snapshot(content.version(), audit.head().id(), audit.head().hash()),
                  content.exportedBy(),
                  content.exportedAt(),
                  content.purpose(),
                  archive.items()));
      archive.add("manifest.json", manifest);
      return Sha256.of(manifest);
    }
  }

  private static byte[] links(List<AuditSlice.Link> links) {
    StringBuilder text = new StringBuilder();
    links.forEach(link -> text.append(link.id()).append(',').append(link.hash()).append('\n'));
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private byte[] bytes(Object value) {
    return json.writer().with(SerializationFeature.INDENT_OUTPUT).writeValueAsBytes(value);
  }

  private static String version() {
    String version = CaseArchive.class.getPackage().getImplementationVersion();
    return version == null ? "unpacked" : version;
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = CaseArchive.class.getResourceAsStream("/case-file/" + name)) {
      if (in == null) {
        throw new IOException("the product lacks case-file/" + name);
      }
      return in.readAllBytes();
    }
  }
}
