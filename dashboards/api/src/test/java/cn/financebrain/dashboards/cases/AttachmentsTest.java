package cn.financebrain.dashboards.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttachmentsTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "合同.pdf, 合同.pdf",
        "../../etc/passwd, passwd",
        "C:\\fakepath\\照片.jpg, 照片.jpg",
        "a\"b;c.pdf, a_b;c.pdf",
        "x\u202Efdp.exe, x_fdp.exe",
        "..hidden, hidden",
        "/, file",
        "<img src=x>.txt, _img src=x_.txt"
      })
  void namesKeepTheirMeaningAndLoseTheirTricks(String given, String safe) {
    assertThat(Attachments.safeName(given)).isEqualTo(safe);
  }

  @Test
  void aLongNameKeepsItsEnd() {
    assertThat(Attachments.safeName("长".repeat(500) + ".pdf")).hasSize(200).endsWith(".pdf");
    assertThat(Attachments.safeName(null)).isEqualTo("file");
  }

  @Test
  void kindsAreFoundFromTheContent() {
    assertThat(FileType.of(bytes("RIFF____WEBPVP8 "), "a.txt")).contains(FileType.WEBP);
    assertThat(FileType.of(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 0}, "a.png"))
        .contains(FileType.JPEG);
    assertThat(FileType.of("名称,金额".getBytes(Charset.forName("GB18030")), "表.CSV"))
        .contains(FileType.CSV);
    assertThat(FileType.of(bytes("<html><script>"), "a.html")).contains(FileType.TEXT);
    assertThat(FileType.of(bytes("a\u0000b"), "a.txt")).isEmpty();
    assertThat(FileType.of(bytes("PK\u0003\u0004 broken"), "a.docx")).isEmpty();
    assertThat(FileType.of(new byte[] {'a', (byte) 0xFF, (byte) 0xFF}, "a.txt")).isEmpty();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
