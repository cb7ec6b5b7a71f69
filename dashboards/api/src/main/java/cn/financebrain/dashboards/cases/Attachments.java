package cn.financebrain.dashboards.cases;

import cn.financebrain.dashboards.problem.ProblemCode;
import cn.financebrain.dashboards.problem.ProblemException;
import cn.financebrain.dashboards.problem.Wording;
import cn.financebrain.dashboards.wire.Sha256;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;

/** Checks what is uploaded. */
final class Attachments {
  static final int SIZE_MAX = 20 << 20;

  private static final int NAME_MAX = 200;

  /** Controls, marks that turn the direction of writing, and what paths and shells know. */
  private static final Pattern UNSAFE =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}\"*/:<>?\\\\|]");

  private Attachments() {}

  @SuppressWarnings("ArrayRecordComponent") // handed on at once
  record Upload(String name, FileType type, byte[] content) {
    CaseRecords.Attachment by(String user, Instant at) {
      return new CaseRecords.Attachment(
          UUID.randomUUID(), user, at, name, type.mediaType(), content.length, Sha256.of(content));
    }
  }

  /**
   * @throws ProblemException if the file is empty, too large, or of a kind that is not taken
   */
  static Upload check(String name, byte[] content) {
    if (content.length == 0) {
      throw ProblemException.ofField(
          ProblemCode.INVALID_BODY, "file", new Wording("文件为空", "The file is empty"));
    }
    if (content.length > SIZE_MAX) {
      throw ProblemException.of(
          ProblemCode.TOO_LARGE,
          new Wording(
              "附件不能超过 20 MiB，请压缩或拆分后上传", "At most 20 MiB: compress it, or attach it in parts"));
    }
    String safe = safeName(name);
    FileType type =
        FileType.of(content, safe)
            .orElseThrow(
                () ->
                    ProblemException.ofField(
                        ProblemCode.UNSUPPORTED_MEDIA_TYPE,
                        "file",
                        new Wording(
                            "只接受 PDF、JPEG、PNG、WebP、文本、CSV、不含宏的 DOCX 或 XLSX 文件，且解压后不能过大",
                            "Expected PDF, JPEG, PNG, WebP, text, CSV, or DOCX or XLSX without"
                                + " macros that is not too large inside")));
    return new Upload(shortened(type.named(safe)), type, content);
  }

  /** The last part of the name, without what could mislead people, paths or headers. */
  static String safeName(String name) {
    String last =
        name == null
            ? ""
            : name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    String safe = UNSAFE.matcher(last).replaceAll("_").strip().replaceFirst("^\\.+", "");
    return safe.isEmpty() ? "file" : shortened(safe);
  }

  private static String shortened(String name) {
    return name.substring(Math.max(0, name.length() - NAME_MAX));
  }
}
